import type { FormattedExecutionResult, GraphQLError } from 'graphql';
import { guest } from '../authorization/actor.ts';
import { Context } from '../context/context.ts';
import { RequestState } from '../context/request-state.ts';
import { charge, settle } from '../graphql/charge.ts';
import { maxCost } from '../graphql/cost.ts';
import type { PublicAnswer } from './public-answer.ts';
import { type Computed, publicAnswers, type QueryRun } from './public-answers.ts';
import { readsDatabase } from './reads-database.ts';

/** What an answer that is there already costs its caller. */
export const cachedPoints = 1;

/** A query of which every field is public. */
export interface PublicQuery {
  /** The names of the object types in its answer. */
  readonly types: ReadonlySet<string>;
  readonly requested: number;
  readonly run: (ctx: Context) => Promise<QueryRun>;
}

/**
 * The answer that everybody gets: the one that is there, the one that somebody waits for already, or a new one. It is
 * computed for a guest, whoever asks, so that nobody can get what is meant for somebody else. Those who wait get its errors, too. Undefined when
 * the caller reads the database, or has to be told something else than a guest.
 */
export async function answerForAll(
  ctx: Context,
  key: string,
  query: PublicQuery,
): Promise<PublicAnswer | QueryRun | GraphQLError | undefined> {
  const answers = ctx.services.find(publicAnswers);
  if (!answers || readsDatabase(ctx.actor) || answers.hasWritten(ctx.actor.sessionId)) return undefined;
  const known = answers.find(key) ?? answers.running(key);
  const refusal = charge(ctx, known ? cachedPoints : query.requested, 'query');
  if (refusal) return refusal;
  const answer = await (known ?? answers.compute(key, () => compute(ctx, query)));
  return 'result' in answer && asksToSignIn(answer) ? undefined : answer;
}

function asksToSignIn({ result }: QueryRun): boolean {
  return result.errors?.some(error => error.extensions?.code === 'UNAUTHENTICATED') ?? false;
}

/** Goes on when the caller hangs up, since others may wait for it. */
async function compute(ctx: Context, { types, requested, run }: PublicQuery): Promise<Computed> {
  const { lane, kind, endsAt, caller, address } = ctx.state;
  const state = new RequestState({ lane, kind, endsAt });
  state.caller = caller;
  state.address = address;
  state.statements = new Set();
  const { requestId, log } = ctx;
  const own = new Context(ctx.services, { actor: guest, requestId, log, ip: null, userAgent: null }, state);
  const done = await run(own);
  settle(own);
  const text = done.result.errors ? undefined : textOf(done.result, requested);
  return { run: done, text, types, statements: state.statements };
}

/** The balance of whoever asks is in the headers. */
function textOf({ data }: FormattedExecutionResult, requested: number): string {
  return JSON.stringify({ data, extensions: { cost: { requested, limit: maxCost } } });
}
