import { type Context, inTransaction } from '../context.ts';
import type { DiscardDeadJobInput } from './dead-job.inputs.ts';
import { lockDeadJob } from './lock-dead-job.ts';

/** @throws UserError NOT_FOUND */
export async function discardDeadJob(
  ctx: Context,
  input: DiscardDeadJobInput,
): Promise<{ deadJobId: string }> {
  return inTransaction(ctx, async ctx => {
    ctx.em.remove(await lockDeadJob(ctx, input.deadJobId));
    return { deadJobId: input.deadJobId };
  });
}
