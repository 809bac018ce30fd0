import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { audit } from '../audit/audit.ts';
import { Export } from './export.entity.ts';
import type { DeleteExportInput } from './export.inputs.ts';
import { deleteChunks } from './export-chunks.ts';
import { lockOwnExport } from './lock-own-export.ts';

/** Deletes an export with its file, for good; one that runs is called off by that. @throws UserError NOT_FOUND */
export async function deleteExport(
  ctx: Context,
  { exportId }: DeleteExportInput,
): Promise<{ deletedExportId: string }> {
  return inTransaction(ctx, async ctx => {
    const { report, format } = await lockOwnExport(ctx, exportId);
    audit(ctx, 'export.deleted', { type: Export.name, id: exportId }, { details: { report, format } });
    await deleteChunks(ctx, exportId);
    await ctx.em.nativeDelete(Export, { id: exportId });
    return { deletedExportId: exportId };
  });
}
