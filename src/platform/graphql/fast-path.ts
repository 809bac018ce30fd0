import type { FormattedExecutionResult, GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';
import { answerForAll } from '../public-answers/answer-for-all.ts';
import { PublicAnswer } from '../public-answers/public-answer.ts';
import type { QueryRun } from '../public-answers/public-answers.ts';
import { boundedAnswer, isRefused } from './bounded-answer.ts';
import { charge } from './charge.ts';
import { costOf, maxCost } from './cost.ts';
import { costReport } from './cost-report.ts';
import type { CompiledQueries } from './execute.ts';
import type { KnownRequest } from './known-request.ts';
import type { IsHeavy } from './lane.ts';
import type { ServerObserver } from './server-observer.ts';
import { retryAfter } from './unavailable.ts';

export interface FastPathResult {
  readonly status: number;
  /** A text for this caller alone, or what everybody gets. */
  readonly answer: string | PublicAnswer;
  readonly ctx: Context;
  /** With the status 429 or 503. */
  readonly retryAfterSeconds?: number | undefined;
}

/** What the fast path needs of the server. */
export interface FastPathParts {
  readonly queries: CompiledQueries;
  readonly observer: ServerObserver;
  readonly isHeavy: IsHeavy;
}

/**
 * Answers a query that Apollo has accepted before without going through Apollo, whose pipeline costs more than a small
 * query. Everything that depends on the request is still done: the cost limit, the rules, the masking of errors, the
 * metrics. Undefined when the variables do not fit or the query costs too much, which Apollo answers.
 */
export async function answerFast(
  { queries, observer, isHeavy }: FastPathParts,
  { query, variables, publicKey }: KnownRequest,
  context: () => Promise<Context>,
): Promise<FastPathResult | undefined> {
  const requested = costOf(query.schema, query.document, query.operation, variables);
  if (typeof requested !== 'number' || requested > maxCost) return undefined;

  const start = performance.now();
  const ctx = await context();
  const ended = (errors: FormattedExecutionResult['errors']) =>
    observer.operationEnded({
      name: query.operation.name?.value ?? 'anonymous',
      type: 'query',
      seconds: (performance.now() - start) / 1_000,
      errorCodes: errors?.map(error => String(error.extensions?.code ?? 'UNKNOWN')) ?? [],
    });
  const run = async (ctx: Context): Promise<QueryRun> => {
    ctx.state.requested += requested;
    ctx.state.limitCost(maxCost);
    if (isHeavy(query.document, query.operation, requested))
      ctx.state.becomeHeavy(start + ctx.services.config.deadlines.REPORT * 1_000);
    const { status, result } = await queries.run(query, ctx, variables);
    return { status, result: boundedAnswer(ctx, result) };
  };

  const shared =
    publicKey === undefined
      ? undefined
      : await answerForAll(ctx, publicKey, { types: query.publicTypes!, requested, run });
  if (shared instanceof Error) return refused(observer, ctx, shared);
  if (shared instanceof PublicAnswer) {
    ended(undefined);
    return { status: 200, answer: shared, ctx };
  }
  const refusal = shared ? undefined : charge(ctx, requested, 'query');
  if (refusal) return refused(observer, ctx, refusal);
  const { status, result } = shared ?? (await run(ctx));
  const retryAfterSeconds = retryAfter(result);
  ended(result.errors);
  const json = JSON.stringify({ ...result, extensions: { cost: costReport(ctx, requested) } });
  const sent = isRefused(result) ? 400 : status;
  return { status: retryAfterSeconds === undefined ? sent : 503, answer: json, ctx, retryAfterSeconds };
}

function refused(observer: ServerObserver, ctx: Context, error: GraphQLError): FastPathResult {
  observer.operationRefused('RATE_LIMITED');
  const retryAfterSeconds = Number(error.extensions.retryAfterSeconds);
  return { status: 429, answer: JSON.stringify({ errors: [error] }), ctx, retryAfterSeconds };
}
