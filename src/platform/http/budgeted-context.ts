import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../authorization/actor.ts';
import type { Context } from '../context/context.ts';
import type { Services } from '../context/services.ts';
import { overBudget, tooManyAtOnce } from '../graphql/charge.ts';
import { callerOf } from '../limits/caller.ts';
import { requestContext } from './request-context.ts';

/**
 * The context of a request that counts against a budget, and as one of the caller's requests until `budgets.end`.
 * @param address the one that a guest's request, and what is held without being paid, counts against
 * @throws RATE_LIMITED when the budget is empty, or the caller has as many requests running as one may
 */
export function budgetedContext(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  address: string,
): Context {
  const { budgets } = services;
  const caller = callerOf(actor.userId, address);
  if (budgets.isSpent(caller)) throw overBudget(1);
  if (!budgets.begin(caller)) throw tooManyAtOnce(budgets.limits.concurrent);
  const ctx = requestContext(services, request, reply, actor);
  const { state } = ctx;
  state.caller = caller;
  state.address = address;
  return ctx;
}
