import type { FastifyBaseLogger } from 'fastify';
import type { Database } from './database.ts';

interface Variable {
  readonly Variable_name: string;
  readonly Value: string;
}

/**
 * How many nodes a Galera cluster has that may answer with what was before the latest commit at another one; undefined when
 * the database is none, or its reads wait.
 */
export async function readsLate(database: Pick<Database, 'dialect' | 'run'>): Promise<number | undefined> {
  if (database.dialect.name !== 'mysql') return undefined;
  const [size] = await database.run<Variable>({
    text: "show global status like 'wsrep_cluster_size'",
    values: [],
  });
  const nodes = Number(size?.Value ?? 0);
  if (nodes < 2) return undefined;
  const [wait] = await database.run<Variable>({ text: "show variables like 'wsrep_sync_wait'", values: [] });
  const readsWait = (Number(wait?.Value ?? 0) & 1) === 1;
  return readsWait ? undefined : nodes;
}

/** Warns of such a cluster. */
export async function warnOfLateReads(
  database: Pick<Database, 'dialect' | 'run'>,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<void> {
  const nodes = await readsLate(database);
  if (nodes === undefined) return;
  log.warn(
    { nodes },
    'The database is a Galera cluster whose reads do not wait (wsrep_sync_wait is 0). If servers use different nodes, a person may not see for a moment what they just did: see "Several writers" in docs/operations.md.',
  );
}
