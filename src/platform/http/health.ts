import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database.ts';

/** `/health/live`: the process runs. `/health/ready`: it can serve: the database answers, and it is not stopping. */
export function healthRoutes(app: FastifyInstance, database: Database, isStopping: () => boolean): void {
  app.get('/health/live', { logLevel: 'warn' }, () => ({ status: 'ok' }));

  app.get('/health/ready', { logLevel: 'warn' }, async (request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await database.ping();
      return { status: 'ok', database: 'reachable' };
    } catch (error) {
      request.log.error({ err: error }, 'The database does not answer.');
      return reply.code(503).send({ status: 'unavailable', database: 'unreachable' });
    }
  });
}
