import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { lockDeadJob } from '../../platform/jobs/lock-dead-job.ts';
import { requeueJob } from '../../platform/jobs/requeue-job.ts';
import type { RetryDeadJobInput } from './dead-job.inputs.ts';

/** Queues a dead job again, with all its attempts. @throws UserError NOT_FOUND */
export async function retryDeadJob(ctx: Context, input: RetryDeadJobInput): Promise<{ deadJobId: string }> {
  return inTransaction(ctx, async ctx => {
    requeueJob(ctx, await lockDeadJob(ctx, input.deadJobId));
    return { deadJobId: input.deadJobId };
  });
}
