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
import { documentRefusal } from '../../graphql/limits.ts';
import { noConditionsAtRoot } from './no-conditions-at-root.ts';

const maxKept = 500;

export type Verdict = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** Parses and validates documents, with the same limits as for other requests. Keeps the verdicts of recent texts. */
export class Documents {
  readonly #known = new LRUCache<string, Verdict>({
    max: maxKept,
    maxSize: 8 * 1024 * 1024,
    sizeCalculation: (_, text) => text.length + 100,
  });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly isSchemaHidden: boolean,
  ) {}

  read(text: string): Verdict {
    let verdict = this.#known.get(text);
    if (!verdict) {
      verdict = this.#judge(text);
      this.#known.set(text, verdict);
    }
    return verdict;
  }

  #judge(text: string): Verdict {
    const refusal = documentRefusal(text);
    if (refusal) return { errors: [refusal] };
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
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code },
  });
}
