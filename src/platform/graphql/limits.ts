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
import { textKey } from '../lib/text-key.ts';
import { type Measure, Measurer } from './measure-document.ts';
import { tooComplex } from './too-complex.ts';

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

/** Longer texts are refused before anything reads or keeps them. A document within all other limits fits easily. */
export const maxTextBytes = 32 * 1024;

/** The length of a name. Clients choose the names of operations, fragments, and aliases, and errors and answers repeat them. */
const maxNameLength = 200;

// Verdicts by document text. Refusals are kept too, because clients repeat such documents. An entry is a key and at most
// one error with a short message: less than a kilobyte.
const verdicts = new LRUCache<string, { error: GraphQLError | null }>({ max: 5_000 });

/** The reason to refuse a query document, or null. A document that does not parse passes: the parser explains it better. */
export function documentRefusal(text: string): GraphQLError | null {
  const tooLong = textRefusal(text);
  if (tooLong) return tooLong;
  const key = textKey(text);
  let verdict = verdicts.get(key);
  if (!verdict) {
    verdict = { error: judge(text) };
    verdicts.set(key, verdict);
  }
  return verdict.error;
}

function textRefusal(text: string): GraphQLError | null {
  // Few characters take more than one byte; a short text needs no count of its bytes.
  if (text.length <= maxTextBytes / 3) return null;
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxTextBytes) return null;
  return tooComplex(
    `The text of this query has ${bytes} bytes; the limit is ${maxTextBytes}.`,
    maxTextBytes,
    bytes,
  );
}

/** How many fields the operations of a document select, with all fragments spread out. */
export function fieldsIn(document: DocumentNode): number {
  const measurer = new Measurer(fragmentsOf(document));
  const measures = document.definitions.map(definition => measurer.measure(definition));
  return measures.reduce((sum, { usual, introspection }) => sum + usual.fields + introspection.fields, 0);
}

function judge(text: string): GraphQLError | null {
  try {
    const { tokens, longestName } = readTokens(text);
    if (tokens > documentLimits.tokens)
      return refusal('tokens', documentLimits.tokens, tokens, tokens >= maxTokensCounted);
    if (longestName > maxNameLength)
      return tooComplex(
        `This query has a name of ${longestName} characters; the limit is ${maxNameLength}.`,
        maxNameLength,
        longestName,
      );
    return measureDocument(parse(text, { noLocation: true }));
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

// Beyond this the exact number does not matter.
const maxTokensCounted = 5 * documentLimits.tokens;

function readTokens(text: string): { tokens: number; longestName: number } {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let longestName = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    tokens++;
    if (token.kind === TokenKind.NAME) longestName = Math.max(longestName, token.end - token.start);
    if (tokens === maxTokensCounted) break;
  }
  return { tokens, longestName };
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
  const measurer = new Measurer(fragmentsOf(document));
  for (const definition of document.definitions) {
    const { usual, introspection } = measurer.measure(definition);
    const error =
      exceeded(usual, documentLimits) ?? exceeded(introspection, introspectionLimits) ?? measurer.cycle;
    if (error) return error;
  }
  return null;
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

function exceeded(measure: Measure, limits: Record<keyof Measure, number>): GraphQLError | null {
  for (const kind of Object.keys(measure) as (keyof Measure)[]) {
    if (measure[kind] > limits[kind]) return refusal(kind, limits[kind], measure[kind]);
  }
  return null;
}
