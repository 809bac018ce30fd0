import type { Dialect } from '../database/dialect.ts';
import { type Sql, sql } from '../database/sql.ts';
import type { Clock } from '../lib/clock.ts';

/** How long the jobs of a worker stay its own after the last sign of its life. */
export const leaseMs = 8_000;

/** Another worker has taken over the job. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Renews the lease of a worker on all its jobs, or begins it: one row, however many jobs it has. */
export function renewLease(dialect: Dialect, clock: Clock, workerId: string): Sql {
  const aliveUntil = new Date(clock.now().getTime() + leaseMs);
  return sql`/* jobs.renewLease */ insert into job_worker (id, alive_until) values (${workerId}, ${aliveUntil})${dialect.overwrite(['alive_until'])}`;
}

/** Ends the lease of a worker that has no more jobs. */
export function endLease(workerId: string): Sql {
  return sql`/* jobs.endLease */ delete from job_worker where id = ${workerId}`;
}
