import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { lockDeadJob } from '../../platform/jobs/lock-dead-job.ts';
import type { DiscardDeadJobInput } from './dead-job.inputs.ts';

/** Deletes a job that is no longer tried. @throws UserError NOT_FOUND */
export async function discardDeadJob(
  ctx: Context,
  input: DiscardDeadJobInput,
): Promise<{ deadJobId: string }> {
  return inTransaction(ctx, async ctx => {
    ctx.em.remove(await lockDeadJob(ctx, input.deadJobId));
    return { deadJobId: input.deadJobId };
  });
}
