import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { audit } from '../audit/audit.ts';
import type { CancelExportInput } from './export.inputs.ts';
import { cancelProblem } from './export.rules.ts';
import { deleteChunks } from './export-chunks.ts';
import { lockOwnExport } from './lock-own-export.ts';

/**
 * Cancels an export that waits or runs. A run notices it at its next batch.
 * @throws UserError NOT_FOUND, WRONG_STATUS
 */
export async function cancelExport(
  ctx: Context,
  { exportId }: CancelExportInput,
): Promise<{ exportId: string }> {
  return inTransaction(ctx, async ctx => {
    const own = await lockOwnExport(ctx, exportId);
    refuseIf(cancelProblem(own), ['exportId']);
    own.status = 'CANCELLED';
    own.finishedAt = ctx.clock.now();
    await deleteChunks(ctx, exportId);
    audit(ctx, 'export.cancelled', own);
    return { exportId };
  });
}
