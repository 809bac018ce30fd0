import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { audit } from '../audit/audit.ts';
import type { DeleteExportInput } from './export.inputs.ts';
import { isOpen } from './export.rules.ts';
import { deleteChunks } from './export-chunks.ts';
import { lockOwnExport } from './lock-own-export.ts';

/**
 * Deletes an export with its file, for good; one that waits or runs is canceled. The row is kept for a day, since it
 * counts toward the daily limit.
 * @throws UserError NOT_FOUND
 */
export async function deleteExport(
  ctx: Context,
  { exportId }: DeleteExportInput,
): Promise<{ deletedExportId: string }> {
  return inTransaction(ctx, async ctx => {
    const own = await lockOwnExport(ctx, exportId);
    const now = ctx.clock.now();
    if (isOpen(own.status)) {
      own.status = 'CANCELLED';
      own.finishedAt = now;
    }
    own.deletedAt = now;
    await deleteChunks(ctx, exportId);
    const { report, format } = own;
    audit(ctx, 'export.deleted', own, { details: { report, format } });
    return { deletedExportId: exportId };
  });
}
