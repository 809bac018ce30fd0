import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database.ts';

interface Readiness {
  readonly status: 'ok' | 'unavailable';
  readonly database: 'reachable' | 'unreachable' | 'read-only';
  /** How many of the read replicas are used now. */
  readonly replicas?: { readonly all: number; readonly inUse: number };
}

/**
 * `/health/live`: the process runs. `/health/ready`: it can serve: the database can be written to, and it is not stopping.
 * Replicas do not count, since reads go to the primary without them.
 */
export function healthRoutes(app: FastifyInstance, database: Database, isStopping: () => boolean): void {
  app.get('/health/live', { logLevel: 'warn' }, () => ({ status: 'ok' }));

  // However many ask, the database is asked once at a time.
  let asking: Promise<Readiness> | undefined;
  app.get('/health/ready', { logLevel: 'warn' }, async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    asking ??= readiness(app, database).finally(() => {
      asking = undefined;
    });
    const answer = await asking;
    return reply.code(answer.status === 'ok' ? 200 : 503).send(answer);
  });
}

async function readiness(app: FastifyInstance, database: Database): Promise<Readiness> {
  const set = database.servers?.replicas?.all;
  const replicas = set && {
    replicas: { all: set.length, inUse: set.filter(replica => replica.state === 'IN_USE').length },
  };
  try {
    if (await database.isWritable()) return { status: 'ok', database: 'reachable', ...replicas };
    app.log.error('The database is read-only.');
    return { status: 'unavailable', database: 'read-only', ...replicas };
  } catch (error) {
    app.log.error({ err: error }, 'The database does not answer.');
    return { status: 'unavailable', database: 'unreachable', ...replicas };
  }
}
