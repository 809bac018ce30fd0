import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { cutNames } from '../../graphql/cut-names.ts';
import { documentBytes } from '../../graphql/document-store.ts';
import { documentRefusal } from '../../graphql/limits.ts';
import { textKey } from '../../lib/text-key.ts';
import { noConditionsAtRoot } from './no-conditions-at-root.ts';

const maxBytes = 8 * 1024 * 1024;

export type Verdict = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** Parses and validates documents, with the same limits as for other requests. Keeps the verdicts of recent texts. */
export class Documents {
  readonly #known = new LRUCache<string, Verdict>({
    maxSize: maxBytes,
    sizeCalculation: verdict =>
      'document' in verdict ? documentBytes(verdict.document) : 2_000 * (verdict.errors.length + 1),
  });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly isSchemaHidden: boolean,
  ) {}

  read(text: string): Verdict {
    // This comes first, so that no key is made of a text that is too long.
    const refusal = documentRefusal(text);
    if (refusal) return { errors: [refusal] };
    const key = textKey(text);
    let verdict = this.#known.get(key);
    if (!verdict) {
      verdict = this.#judge(text);
      this.#known.set(key, verdict);
    }
    return verdict;
  }

  #judge(text: string): Verdict {
    let document: DocumentNode;
    try {
      document = parse(text);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] };
    }
    const rules = [...specifiedRules, noConditionsAtRoot];
    if (this.isSchemaHidden) rules.push(NoSchemaIntrospectionCustomRule);
    const errors = validate(this.schema, document, rules);
    return errors.length === 0
      ? { document }
      : { errors: errors.map(error => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  // An error that is kept must not keep the document, so its places are computed now.
  const { message, locations } = error;
  return Object.assign(new GraphQLError(cutNames(message), { extensions: { code } }), { locations });
}
