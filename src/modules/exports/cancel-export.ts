import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { audit } from '../audit/audit.ts';
import type { CancelExportInput } from './export.inputs.ts';
import { isOpen } from './export.rules.ts';
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
    if (!isOpen(own.status))
      throw new UserError(
        'WRONG_STATUS',
        `Only a QUEUED or RUNNING export can be canceled; this one is ${own.status}.`,
        { path: ['exportId'] },
      );
    own.status = 'CANCELLED';
    own.finishedAt = ctx.clock.now();
    await deleteChunks(ctx, exportId);
    audit(ctx, 'export.cancelled', own);
    return { exportId };
  });
}
