import type { IncomingHttpHeaders } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';
import { boundedAnswer, isRefused } from './bounded-answer.ts';
import { charge } from './charge.ts';
import { costOf, maxCost } from './cost.ts';
import { costReport } from './cost-report.ts';
import type { CompiledQueries } from './execute.ts';
import type { IsHeavy } from './lane.ts';
import type { ServerObserver } from './server-observer.ts';
import { retryAfter } from './unavailable.ts';

export interface FastPathResult {
  readonly status: number;
  readonly json: string;
  readonly ctx: Context;
  /** With the status 429 or 503. */
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * Answers a query that Apollo has accepted before without going through Apollo, whose pipeline costs more than a small
 * query. Everything that depends on the request is still done: the cost limit, the rules, the masking of errors, the
 * metrics. Undefined for everything else, which Apollo answers: batches, mutations, new documents, other media types.
 */
export async function answerFast(
  queries: CompiledQueries,
  observer: ServerObserver,
  isHeavy: IsHeavy,
  body: unknown,
  headers: IncomingHttpHeaders,
  context: () => Promise<Context>,
): Promise<FastPathResult | undefined> {
  if (!isPlainRequest(body) || !acceptsJson(headers.accept)) return undefined;
  const query = queries.find(body.query, body.operationName ?? undefined);
  if (!query) return undefined;
  const variables = body.variables ?? {};
  const requested = costOf(query.schema, query.document, query.operation, variables);
  if (typeof requested !== 'number' || requested > maxCost) return undefined;

  const start = performance.now();
  const ctx = await context();
  const refusal = charge(ctx, requested, 'query');
  if (refusal) {
    observer.operationRefused('RATE_LIMITED');
    return refused(ctx, refusal);
  }
  ctx.state.requested += requested;
  ctx.state.limitCost(maxCost);
  if (isHeavy(query.document, query.operation, requested))
    ctx.state.becomeHeavy(start + ctx.services.config.deadlines.REPORT * 1_000);
  const run = await queries.run(query, ctx, variables);
  const result = boundedAnswer(ctx, run.result);
  const status = isRefused(result) ? 400 : run.status;
  const retryAfterSeconds = retryAfter(result);
  observer.operationEnded({
    name: query.operation.name?.value ?? 'anonymous',
    type: 'query',
    seconds: (performance.now() - start) / 1_000,
    errorCodes: result.errors?.map(error => String(error.extensions?.code ?? 'UNKNOWN')) ?? [],
  });
  const json = JSON.stringify({ ...result, extensions: { cost: costReport(ctx, requested) } });
  return { status: retryAfterSeconds === undefined ? status : 503, json, ctx, retryAfterSeconds };
}

function refused(ctx: Context, error: GraphQLError): FastPathResult {
  const retryAfterSeconds = Number(error.extensions.retryAfterSeconds);
  return { status: 429, json: JSON.stringify({ errors: [error] }), ctx, retryAfterSeconds };
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

// Practically all clients send one of these; Apollo negotiates the others.
function acceptsJson(accept: string | undefined): boolean {
  return accept === undefined || accept === '*/*' || accept === 'application/json';
}
