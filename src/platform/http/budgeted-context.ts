import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../authorization/actor.ts';
import type { Credentials } from '../authorization/credentials.ts';
import type { Context } from '../context/context.ts';
import type { Services } from '../context/services.ts';
import { overBudget, tooManyAtOnce } from '../graphql/charge.ts';
import { callerOf } from '../limits/caller.ts';
import { requestContext, requestState } from './request-context.ts';

/** Who sends a request. */
interface Sender {
  readonly actor: Actor;
  readonly credentials: Credentials;
  /** The one that a guest's request, and what is held without being paid, counts against. */
  readonly address: string;
}

/**
 * The context of a request that counts against a budget, and as one of the caller's requests until `budgets.end`.
 * @throws RATE_LIMITED when the budget is empty, or the caller has as many requests running as one may
 */
export function budgetedContext(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  { actor, credentials, address }: Sender,
): Context {
  const { budgets } = services;
  const caller = callerOf(actor.userId, address);
  if (budgets.isSpent(caller)) throw overBudget(1);
  if (!budgets.begin(caller)) throw tooManyAtOnce(budgets.limits.concurrent);
  const ctx = requestContext(services, request, reply, actor, requestState(services.config), credentials);
  const { state } = ctx;
  state.caller = caller;
  state.address = address;
  return ctx;
}
