import { randomUUID } from 'node:crypto';
import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { query, type Row, selectionOf, selectRows } from '../database/rows.ts';
import { joinSql, listSql, rawSql, sql } from '../database/sql.ts';
import type { ClaimedJob } from './claimed-job.ts';
import { leaseEnd } from './lease.ts';
import { QueuedJob } from './queued-job.entity.ts';
import type { Demand, LaneDemand } from './slots.ts';

/** More than a worker takes at once, so that several of them find work at the same time. */
const maxCandidates = 100;

type FoundJob = Pick<Row<QueuedJob>, 'id' | 'name' | 'payload' | 'attempts'>;

/**
 * Claims jobs that are due, as many as the lanes have free slots, so that no other worker has them until the lease ends.
 * A job whose name this process does not know stays for others, such as processes of an older or newer version.
 */
export async function claimJobs(ctx: Context, lanes: readonly LaneDemand[]): Promise<ClaimedJob[]> {
  const demands = lanes.flatMap(lane => lane.demands);
  const candidates = await dueJobs(ctx, demands);
  if (candidates.size === 0) return [];
  return inTransaction(ctx, async ctx => {
    const found: FoundJob[] = [];
    for (const lane of lanes) {
      let { free } = lane;
      for (const demand of lane.demands) {
        const ids = candidates.get(demand);
        if (!ids || free === 0) continue;
        const locked = await lockJobs(ctx, ids, Math.min(free, demand.limit));
        free -= locked.length;
        found.push(...locked);
      }
    }
    return found.length > 0 ? lease(ctx, found) : [];
  });
}

/**
 * The ids of due jobs by demand, in one statement. It reads without locks, and the rows are then locked by their ids: a
 * locking search would also lock the gaps of its index, where others are adding jobs meanwhile.
 */
async function dueJobs(
  ctx: Context,
  demands: readonly Demand[],
): Promise<ReadonlyMap<Demand, readonly string[]>> {
  if (demands.length === 0) return new Map();
  const now = ctx.clock.now();
  const limit = rawSql(String(maxCandidates));
  const searches = demands.map(
    ({ names }, index) =>
      sql`select id, ${rawSql(String(index))} as demand from (select id from job where status = 'WAITING' and run_at <= ${now} and name in (${listSql(names)}) order by run_at limit ${limit}) as due`,
  );
  const rows = await ctx.database.db.run<{ id: string; demand: number }>(
    sql`/* jobs.due */ ${joinSql(searches, ' union all ')}`,
  );
  const byDemand = Map.groupBy(rows, row => demands[Number(row.demand)]!);
  return new Map([...byDemand].map(([demand, found]) => [demand, found.map(({ id }) => id)]));
}

// `coalesce` keeps the database from using the index of the search, where it would lock gaps.
async function lockJobs(ctx: Context, ids: readonly string[], limit: number): Promise<FoundJob[]> {
  const { db } = ctx.database;
  const selection = selectionOf(db, QueuedJob, ['name', 'payload', 'attempts']);
  return selectRows<QueuedJob>(
    ctx,
    selection,
    sql`/* jobs.claim */ select ${rawSql(selection.text)} from job as t where t.id in (${listSql(ids)}) and coalesce(t.status, '') = 'WAITING' and t.run_at <= ${ctx.clock.now()} limit ${rawSql(String(limit))}${db.dialect.skipLocked}`,
  );
}

async function lease(ctx: Context, found: readonly FoundJob[]): Promise<ClaimedJob[]> {
  const leaseToken = randomUUID();
  await query(
    ctx,
    sql`/* jobs.lease */ update job set lease_token = ${leaseToken}, run_at = ${leaseEnd(ctx)}, attempts = attempts + 1 where id in (${listSql(found.map(({ id }) => id))})`,
  );
  return found.map(({ id, name, payload, attempts }) => ({
    id,
    name,
    payload,
    attempts: attempts + 1,
    leaseToken,
  }));
}
