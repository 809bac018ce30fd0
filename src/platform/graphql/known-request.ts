import type { FastifyRequest } from 'fastify';
import { answerKey } from '../public-answers/answer-key.ts';
import type { CompiledQueries, KnownQuery } from './execute.ts';

/** A request for a query that Apollo has accepted before. */
export interface KnownRequest {
  readonly query: KnownQuery;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The key of its answer, if everybody gets the same one. */
  readonly publicKey: string | undefined;
}

/**
 * Undefined for everything that Apollo must answer: batches, mutations, new documents, other media types.
 * @param operation the body, or the parameters of a GET request
 * @param hasAnswers whether there is a cache of public answers
 */
export function knownRequest(
  queries: CompiledQueries,
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  operation: unknown,
  hasAnswers: boolean,
): KnownRequest | undefined {
  const plain = method === 'GET' ? withParsedVariables(operation) : operation;
  if (!isPlainRequest(plain) || !acceptsJson(headers.accept)) return undefined;
  const query = queries.find(plain.query, plain.operationName ?? undefined);
  if (!query) return undefined;
  const variables = plain.variables ?? {};
  const publicKey =
    hasAnswers && query.publicTypes ? answerKey(query.key, query.operation, variables) : undefined;
  return { query, variables, publicKey };
}

interface PlainRequest {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

function isPlainRequest(body: unknown): body is PlainRequest {
  if (typeof body !== 'object' || body === null) return false;
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  return (
    typeof query === 'string' &&
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || (typeof variables === 'object' && !Array.isArray(variables))) &&
    extensions == null
  );
}

/** The variables of a GET request are JSON in a parameter. Apollo says what is wrong with it. */
function withParsedVariables(operation: unknown): unknown {
  if (typeof operation !== 'object' || operation === null || !('variables' in operation)) return operation;
  const { variables } = operation;
  if (typeof variables !== 'string') return undefined;
  try {
    return { ...operation, variables: JSON.parse(variables) as unknown };
  } catch {
    return undefined;
  }
}

// Practically all clients send one of these; Apollo negotiates the others.
function acceptsJson(accept: string | undefined): boolean {
  return accept === undefined || accept === '*/*' || accept === 'application/json';
}
