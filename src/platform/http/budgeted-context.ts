import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../authorization/actor.ts';
import type { Context } from '../context/context.ts';
import type { Services } from '../context/services.ts';
import { tooManyAtOnce } from '../graphql/charge.ts';
import { ClientGoneError } from '../lib/client-gone-error.ts';
import { callerOf } from '../limits/caller.ts';
import { requestContext } from './request-context.ts';

/**
 * The context of a request that counts against a budget, and as one of the caller's requests until it is answered.
 * @param address the one that a guest's request, and what is held without being paid, counts against
 * @throws RATE_LIMITED when the caller has as many requests running as one may
 * @throws ClientGoneError
 */
export function budgetedContext(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  address: string,
): Context {
  // Its end has been reported already, and nothing would count the request down again.
  if (reply.raw.closed) throw new ClientGoneError();
  const { budgets } = services;
  const caller = callerOf(actor.userId, address);
  if (!budgets.begin(caller)) throw tooManyAtOnce(budgets.limits.concurrent);
  const ctx = requestContext(services, request, reply, actor);
  const { state } = ctx;
  state.caller = caller;
  state.address = address;
  reply.raw.once('close', () => budgets.end(caller));
  return ctx;
}
