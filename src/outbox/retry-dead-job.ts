import { type Context, inTransaction } from '../context.ts';
import type { RetryDeadJobInput } from './dead-job.inputs.ts';
import { lockDeadJob } from './lock-dead-job.ts';
import { reviveJob } from './revive-job.ts';

/** @throws UserError NOT_FOUND */
export async function retryDeadJob(ctx: Context, input: RetryDeadJobInput): Promise<{ deadJobId: string }> {
  return inTransaction(ctx, async ctx => {
    reviveJob(ctx, await lockDeadJob(ctx, input.deadJobId));
    return { deadJobId: input.deadJobId };
  });
}
