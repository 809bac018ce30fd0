import { GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';

/** What a document costs that is refused before its cost is known: about what reading it takes. */
export const refusedPoints = 20;
/** What a mutation costs beside what it returns: it locks, checks, and writes. */
const mutationPoints = 10;

/**
 * Charges an operation to the budget of whoever sends it, before it runs.
 * @param cost of its document and variables
 * @returns the error that the client gets instead of an answer, if the budget does not suffice
 */
export function charge(
  { services, state }: Context,
  cost: number,
  type: 'query' | 'mutation' | 'subscription',
): GraphQLError | undefined {
  const points = Math.max(1, cost) + (type === 'mutation' ? mutationPoints : 0);
  const charged = services.budgets.charge(state.caller, points);
  return charged.isAllowed ? undefined : overBudget(charged.retryAfterSeconds);
}

/** From this cost on, a query was priced for the worst case, such as a word that every product has. */
const worstCaseFrom = 500;
/** A point is about a tenth of a millisecond (decision 048). */
const pointsPerMs = 10;
/** A query that was quick costs at least this part of its price. */
const leastPart = 0.1;

/**
 * Corrects what a request was charged, when it has its answer: a dear query that was quick gets back what the worst case
 * would have cost more, and one whose lists were longer than usual pays for them.
 */
export function settle({ services: { budgets }, state }: Context): void {
  const { requested, spent, caller } = state;
  if (spent > requested) budgets.chargeAfterwards(caller, spent - requested);
  else if (requested >= worstCaseFrom) {
    const worked = (performance.now() - state.begunAt) * pointsPerMs;
    const actual = Math.max(worked, spent, requested * leastPart);
    if (actual < requested) budgets.giveBack(caller, requested - actual);
  }
}

export function overBudget(retryAfterSeconds: number): GraphQLError {
  return new GraphQLError(
    `You have asked for more than your budget holds. Send this again in ${retryAfterSeconds} second${retryAfterSeconds === 1 ? '' : 's'}.`,
    { extensions: { code: 'RATE_LIMITED', retryAfterSeconds } },
  );
}

export function tooManyAtOnce(limit: number): GraphQLError {
  return new GraphQLError(
    `You have ${limit} requests running, which is as many as one caller may have. Send this again when one has ended.`,
    { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1, limit } },
  );
}
