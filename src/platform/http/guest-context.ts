import type { FastifyRequest } from 'fastify';
import { guest } from '../authorization/actor.ts';
import { Context } from '../context/context.ts';
import type { Services } from '../context/services.ts';

/** The context of a request that is authorized by a signature and not by a session. */
export function guestContext(services: Services, request: FastifyRequest): Context {
  return new Context(services, {
    actor: guest,
    requestId: request.id,
    log: request.log,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
  });
}
