import type { FastifyBaseLogger } from 'fastify';
import { guest } from '../authorization/actor.ts';
import { Context } from '../context/context.ts';
import { RequestState } from '../context/request-state.ts';
import type { Services } from '../context/services.ts';
import type { Lane } from './lanes.ts';

/** A context for a job, which has no user. Jobs about money wait for a connection as those who pay do, and not behind others. */
export function jobContext(
  services: Services,
  log: FastifyBaseLogger,
  requestId: string,
  lane: Lane = 'exports',
): Context {
  return context(services, log, requestId, { lane: lane === 'money' ? 'WRITE' : 'JOB', kind: 'JOB' });
}

/** A context for the worker itself, which has jobs to find for all lanes. */
export function workerContext(services: Services, log: FastifyBaseLogger): Context {
  return context(services, log, 'worker', { lane: 'SYSTEM', kind: 'WRITE' });
}

function context(
  services: Services,
  log: FastifyBaseLogger,
  requestId: string,
  work: Pick<RequestState, 'lane' | 'kind'>,
): Context {
  const request = { actor: guest, requestId, log, ip: null, userAgent: null };
  const ctx = new Context(services, request, new RequestState(work));
  // A replica may not have the data of the event yet.
  ctx.state.readFromPrimary();
  return ctx;
}
