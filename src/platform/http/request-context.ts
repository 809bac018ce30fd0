import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../authorization/actor.ts';
import type { Credentials } from '../authorization/credentials.ts';
import type { Config } from '../config/config.ts';
import { Context } from '../context/context.ts';
import { RequestState } from '../context/request-state.ts';
import type { Services } from '../context/services.ts';
import { ClientGoneError } from '../lib/client-gone-error.ts';
import { noCredentials } from './credentials.ts';

/** The context of a request: who sends it, when its answer must be there, and whether the client still waits for it. */
export function requestContext(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  state: RequestState = requestState(services.config),
  { cookies, page }: Credentials = noCredentials,
): Context {
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) state.cancellation.cancel(new ClientGoneError());
  });
  // The client hung up before there was anybody to tell.
  if (reply.raw.closed) state.cancellation.cancel(new ClientGoneError());
  if (actor.wroteLately) state.readFromPrimary();
  return new Context(
    services,
    {
      actor,
      requestId: request.id,
      log: request.log,
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      cookies,
      page,
    },
    state,
  );
}

/** The state of a request that begins now. */
export function requestState({ deadlines }: Pick<Config, 'deadlines'>): RequestState {
  return new RequestState({
    lane: 'SHOP',
    kind: 'READ',
    endsAt: performance.now() + deadlines.REQUEST * 1_000,
  });
}

/** The state of a request for a file, which takes as long as the client needs to receive it. */
export function downloadState(): RequestState {
  return new RequestState({ lane: 'HEAVY', kind: 'REPORT' });
}

/** The state of an upload, which takes as long as the client needs to send it, and writes it part by part. */
export function uploadState(): RequestState {
  return new RequestState({ lane: 'HEAVY', kind: 'WRITE' });
}
