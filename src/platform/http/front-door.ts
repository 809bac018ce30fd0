import type { FastifyInstance } from 'fastify';

/** Where people and programs find what this server has. */
export interface FrontDoor {
  readonly name: string;
  readonly version: string;
  /** The path of the page for people. */
  readonly page: string;
}

/** `GET /`: sends browsers to the page for people, and tells programs what this is. */
export function frontDoor(http: FastifyInstance, door: FrontDoor): void {
  http.get('/', (request, reply) => {
    reply.header('vary', 'accept').header('cache-control', 'no-cache');
    if (request.headers.accept?.includes('text/html')) return reply.redirect(door.page, 302);
    return reply.send({
      name: door.name,
      version: door.version,
      graphql: '/graphql',
      office: door.page,
      health: '/health/ready',
    });
  });
}
