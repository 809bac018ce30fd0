import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import type { Job } from './define-job.ts';
import { jobRegistry } from './job-registry.ts';
import { JobSchedule } from './job-schedule.entity.ts';
import { queueJob } from './queue-job.ts';
import { QueuedJob } from './queued-job.entity.ts';

/** Queues the recurring jobs that are due. However many workers do this at the same time, each slot is used once. */
export async function queueDueSchedules(ctx: Context): Promise<void> {
  const recurring = ctx.services.get(jobRegistry).jobs.filter(job => job.everyMs !== null);
  if (recurring.length === 0) return;
  const known = await ctx.database.db.reading(ctx.state, em => em.find(JobSchedule, {}));
  const nextByName = new Map(known.map(({ name, nextRunAt }) => [name, nextRunAt]));
  for (const job of recurring) {
    const next = nextByName.get(job.name);
    if (!next) await addSchedule(ctx, job);
    if (!next || next <= ctx.clock.now()) await takeSlot(ctx, job);
  }
}

/** A job that has no schedule yet is due at once. */
async function addSchedule(ctx: Context, { name }: Job): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await ctx.em.upsert(
      JobSchedule,
      { name, nextRunAt: ctx.clock.now() },
      { onConflictAction: 'ignore', disableIdentityMap: true },
    );
  });
}

async function takeSlot(ctx: Context, { name, everyMs }: Job): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const now = ctx.clock.now();
    const taken = await ctx.em.nativeUpdate(
      JobSchedule,
      { name, nextRunAt: { $lte: now } },
      { nextRunAt: nextSlot(now, everyMs!) },
    );
    if (taken !== 1) return;
    const status = { $in: ['WAITING', 'RUNNING'] as const };
    const isStillQueued = (await ctx.em.count(QueuedJob, { name, status })) > 0;
    if (!isStillQueued) queueJob(ctx, name, {});
  });
}

/** Slots lie at whole multiples of the interval, the same for all workers. Missed slots are skipped. */
export function nextSlot(now: Date, everyMs: number): Date {
  return new Date((Math.floor(now.getTime() / everyMs) + 1) * everyMs);
}
