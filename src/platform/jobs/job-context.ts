import type { FastifyBaseLogger } from 'fastify';
import { guest } from '../authorization/actor.ts';
import { Context } from '../context/context.ts';
import { RequestState } from '../context/request-state.ts';
import type { Services } from '../context/services.ts';

/** A context for work in the background, which has no user. */
export function jobContext(services: Services, log: FastifyBaseLogger, requestId: string): Context {
  const request = { actor: guest, requestId, log, ip: null, userAgent: null };
  const ctx = new Context(services, request, new RequestState({ lane: 'JOB', kind: 'JOB' }));
  // A replica may not have the data of the event yet.
  ctx.state.readFromPrimary();
  return ctx;
}
