import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  parse,
  Source,
  TokenKind,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Measure, Measurer } from './measure-document.ts';

/** The limits of one document. Checked before validation, whose cost grows with the square of some of these. */
export const documentLimits = {
  tokens: 2_000,
  depth: 12,
  aliases: 50,
  rootFields: 20,
  directives: 50,
  /** Fields with all fragments spread out. */
  fields: 600,
  /** Fields and fragments, with all fragments spread out. */
  selections: 2_000,
  /** How many times one selection may repeat the same field. */
  repetitions: 10,
} as const;

/** Introspection nests deeper than other queries, and costs no database statement. */
export const introspectionLimits = { ...documentLimits, depth: 20 } as const;

/** At most this many operations in one HTTP request. */
export const maxBatchSize = 10;

const nouns: Record<keyof typeof documentLimits, string> = {
  tokens: 'tokens',
  depth: 'levels of depth',
  aliases: 'aliases',
  rootFields: 'root fields',
  directives: 'directives',
  fields: 'fields',
  selections: 'selections',
  repetitions: 'repetitions of one field',
};

// Verdicts by document text. Refusals are kept too, because clients repeat such documents.
const verdicts = new LRUCache<string, { error: GraphQLError | null }>({
  maxSize: 8 * 1024 * 1024,
  sizeCalculation: (_, text) => text.length + 100,
});

/** The reason to refuse a query document, or null. A document that does not parse passes: the parser explains it better. */
export function documentRefusal(text: string): GraphQLError | null {
  let verdict = verdicts.get(text);
  if (!verdict) {
    verdict = { error: judge(text) };
    verdicts.set(text, verdict);
  }
  return verdict.error;
}

export function tooComplex(message: string, limit: number, measured: number): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_COMPLEX', limit, measured, http: { status: 400 } },
  });
}

function judge(text: string): GraphQLError | null {
  try {
    const tokens = countTokens(text);
    if (tokens > documentLimits.tokens)
      return refusal('tokens', documentLimits.tokens, tokens, tokens >= maxTokensCounted);
    return measureDocument(parse(text, { noLocation: true }));
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

// Beyond this the exact number does not matter.
const maxTokensCounted = 5 * documentLimits.tokens;

function countTokens(text: string): number {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  while (tokens < maxTokensCounted && lexer.advance().kind !== TokenKind.EOF) tokens++;
  return tokens;
}

function refusal(
  kind: keyof typeof documentLimits,
  limit: number,
  measured: number,
  atLeast = false,
): GraphQLError {
  const message = `This query has ${atLeast ? 'at least ' : ''}${measured} ${nouns[kind]}; the limit is ${limit}.`;
  return tooComplex(message, limit, measured);
}

function measureDocument(document: DocumentNode): GraphQLError | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measurer = new Measurer(fragments);
  for (const definition of document.definitions) {
    const { usual, introspection } = measurer.measure(definition);
    const error =
      exceeded(usual, documentLimits) ?? exceeded(introspection, introspectionLimits) ?? measurer.cycle;
    if (error) return error;
  }
  return null;
}

function exceeded(measure: Measure, limits: Record<keyof Measure, number>): GraphQLError | null {
  for (const kind of Object.keys(measure) as (keyof Measure)[]) {
    if (measure[kind] > limits[kind]) return refusal(kind, limits[kind], measure[kind]);
  }
  return null;
}
