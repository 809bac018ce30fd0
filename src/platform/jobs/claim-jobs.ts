import { randomUUID } from 'node:crypto';
import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { query, type Row, selectionOf, selectRows } from '../database/rows.ts';
import { joinSql, listSql, rawSql, sql } from '../database/sql.ts';
import type { ClaimedJob } from './claimed-job.ts';
import { renewLease } from './lease.ts';
import { QueuedJob } from './queued-job.entity.ts';
import type { Demand, LaneDemand } from './slots.ts';

/** More than a worker takes at once, so that several of them find work at the same time. */
const maxCandidates = 100;

/** What the locked row says, by which the claim recognizes that nobody was faster. */
type FoundJob = Pick<Row<QueuedJob>, 'id' | 'attempts'>;

/** A job that was due when it was read, without a lock. */
interface Candidate {
  readonly id: string;
  readonly runAt: string | number;
  readonly demand: Demand;
}

/**
 * Claims jobs that are due, as many as the lanes have free slots: those of a higher priority first, then in the order in
 * which they became due. Nobody else has them as long as the worker lives. A job whose name this process does not know
 * stays for others, such as processes of an older or newer version.
 */
export async function claimJobs(
  ctx: Context,
  workerId: string,
  lanes: readonly LaneDemand[],
): Promise<ClaimedJob[]> {
  const candidates = await dueJobs(
    ctx,
    lanes.flatMap(lane => lane.demands),
  );
  if (candidates.length === 0) return [];
  return inTransaction(ctx, async ctx => {
    // Others cannot take this worker for dead while it claims: both change the same row, and so only one of them commits.
    await query(ctx, renewLease(ctx.database.db.dialect, ctx.clock, workerId));
    const found: FoundJob[] = [];
    for (const { free, demands } of lanes) {
      const ofLane = candidates.filter(({ demand }) => demands.includes(demand));
      found.push(...(await lockFirst(ctx, ofLane, free)));
    }
    return found.length > 0 ? take(ctx, workerId, found) : [];
  });
}

/**
 * Due jobs of all demands in one statement, in the order in which they should run. It reads without locks, and the rows
 * are then locked by their ids: a locking search would also lock the gaps of its index, where others are adding jobs
 * meanwhile.
 */
async function dueJobs(ctx: Context, demands: readonly Demand[]): Promise<Candidate[]> {
  if (demands.length === 0) return [];
  const now = ctx.clock.now();
  const limit = rawSql(String(maxCandidates));
  const searches = demands.map(
    ({ names }, index) =>
      sql`select id, run_at as runAt, ${rawSql(String(index))} as demand from (select id, run_at from job where status = 'WAITING' and run_at <= ${now} and name in (${listSql(names)}) order by run_at, id limit ${limit}) as due`,
  );
  const rows = await query<{ id: string; runAt: string | number; demand: number }>(
    ctx,
    sql`/* jobs.due */ ${joinSql(searches, ' union all ')}`,
  );
  const candidates = rows.map(row => ({ ...row, demand: demands[Number(row.demand)]! }));
  return candidates.sort(
    (a, b) => b.demand.priority - a.demand.priority || compare(a.runAt, b.runAt) || compare(a.id, b.id),
  );
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Locks the first of these jobs that nobody else has locked: as many as the slots and each demand allow. */
async function lockFirst(ctx: Context, candidates: readonly Candidate[], slots: number): Promise<FoundJob[]> {
  const found: FoundJob[] = [];
  const left = new Map(candidates.map(({ demand }) => [demand, demand.limit]));
  for (let rest = candidates; ; ) {
    const free = slots - found.length;
    const wanted: Candidate[] = [];
    // Only those that are wanted are locked, since a lock on others would hide them from other workers.
    rest = rest.filter(candidate => {
      const share = left.get(candidate.demand)!;
      if (wanted.length === free || share === 0) return true;
      left.set(candidate.demand, share - 1);
      wanted.push(candidate);
      return false;
    });
    if (wanted.length === 0) return found;
    const locked = await lockJobs(
      ctx,
      wanted.map(({ id }) => id),
    );
    found.push(...locked);
    const lockedIds = new Set(locked.map(({ id }) => id));
    for (const { id, demand } of wanted) if (!lockedIds.has(id)) left.set(demand, left.get(demand)! + 1);
  }
}

// `coalesce` keeps the database from using the index of the search, where it would lock gaps.
async function lockJobs(ctx: Context, ids: readonly string[]): Promise<FoundJob[]> {
  const { db } = ctx.database;
  const selection = selectionOf(db, QueuedJob, ['attempts']);
  const locked = await selectRows<QueuedJob>(
    ctx,
    selection,
    sql`/* jobs.claim */ select ${rawSql(selection.text)} from job as t where t.id in (${listSql(ids)}) and coalesce(t.status, '') = 'WAITING' and t.run_at <= ${ctx.clock.now()}${db.dialect.skipLocked}`,
  );
  return locked.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/**
 * Takes the jobs if they are still as they were found. On one database the locks make sure of that. The nodes of a cluster
 * do not know the locks of one another: there two nodes may take the same job, and the second one to commit has to begin
 * its transaction again, in which the job is taken already.
 */
async function take(ctx: Context, workerId: string, found: readonly FoundJob[]): Promise<ClaimedJob[]> {
  const { db } = ctx.database;
  const leaseToken = randomUUID();
  const asFound = found.map(({ id, attempts }) => sql`(id = ${id} and attempts = ${attempts})`);
  const count = await db.changeWithin(
    ctx.em,
    sql`/* jobs.take */ update job set status = 'RUNNING', worker_id = ${workerId}, lease_token = ${leaseToken}, attempts = attempts + 1 where status = 'WAITING' and (${joinSql(asFound, ' or ')})`,
  );
  if (count === 0) return [];
  const selection = selectionOf(db, QueuedJob, ['name', 'payload', 'attempts', 'traceParent']);
  const taken = await selectRows<QueuedJob>(
    ctx,
    selection,
    sql`/* jobs.taken */ select ${rawSql(selection.text)} from job as t where t.id in (${listSql(found.map(({ id }) => id))}) and t.lease_token = ${leaseToken}`,
  );
  const byId = new Map(taken.map(job => [job.id, job]));
  return found.flatMap(({ id }) => {
    const job = byId.get(id);
    if (!job) return [];
    const { name, payload, attempts, traceParent } = job;
    return [{ id, name, payload, attempts, leaseToken, traceParent }];
  });
}
