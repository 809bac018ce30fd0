import type { Context } from '../context/context.ts';
import { lockById } from '../database/saving.ts';
import { UserError } from '../lib/user-error.ts';
import { QueuedJob } from './queued-job.entity.ts';

/** @throws UserError NOT_FOUND when there is no such job, or it is not dead */
export async function lockDeadJob(ctx: Context, id: string): Promise<QueuedJob> {
  const job = await lockById(ctx, QueuedJob, id, ['deadJobId']);
  if (job.status === 'DEAD') return job;
  throw new UserError('NOT_FOUND', `The job ${id} is not dead; it is still being tried.`, {
    path: ['deadJobId'],
  });
}
