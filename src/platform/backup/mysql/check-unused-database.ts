import { setTimeout as sleep } from 'node:timers/promises';
import { BackupError } from '../backup-error.ts';
import type { OwnConnection } from './own-connection.ts';

interface Process {
  readonly id: string;
  readonly user: string;
  readonly host: string;
}

const looks = 10;
const pauseMs = 200;

/**
 * Checks that nobody else has a connection to the database, and that no worker is alive. On a cluster the connections to
 * other nodes are not known, but the workers are.
 * @throws BackupError
 */
export async function checkUnusedDatabase(connection: OwnConnection): Promise<void> {
  const others = await otherConnections(connection);
  const [other] = others;
  if (other) {
    throw new BackupError(
      `The database is in use by ${others.length === 1 ? 'one connection' : `${others.length} connections`}, such as ${other.user} from ${other.host}: stop all servers and workers first.`,
    );
  }
  const [found] = await connection.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = database() and table_name = 'job_worker'",
  );
  if (!found) return;
  const [alive] = await connection.query<{ workers: string }>(
    'select count(*) as workers from job_worker where alive_until > utc_timestamp(3)',
  );
  if (Number(alive!.workers) > 0) {
    throw new BackupError(
      'A worker was alive within the last seconds: stop all servers and workers first. The lease of one that was killed ends by itself within ten seconds.',
    );
  }
}

/** Looks for two seconds, since a connection that was just closed may still be listed. */
async function otherConnections(connection: OwnConnection): Promise<Process[]> {
  for (let look = 1; ; look++) {
    const others = await connection.query<Process>(
      'select id as id, user as user, host as host from information_schema.processlist where db = database() and id <> connection_id() order by id',
    );
    if (others.length === 0 || look === looks) return others;
    await sleep(pauseMs);
  }
}
