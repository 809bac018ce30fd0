import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { deleteInBatches } from '../../platform/database/delete-in-batches.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { importRegistry } from '../../platform/files/import/import-registry.ts';
import type { ImportKind } from './import-kind.ts';

const filesPerBatch = 10;

/**
 * Deletes the imports and uploads of an erased user, and of everybody else's what is copied from files, any of which may
 * name the person: the files themselves, names of files, previews, and problems. An import that waits or runs keeps its
 * file. Safe to repeat.
 */
export async function eraseImports(ctx: Context, userId: string): Promise<void> {
  await deleteInBatches(ctx, 'import_run', sql`created_by_id = ${userId}`, { batchSize: filesPerBatch });
  await deleteInBatches(
    ctx,
    'upload',
    sql`owner_id = ${userId} or id not in (
      select upload_id from import_run where upload_id is not null and status in ('QUEUED', 'RUNNING'))`,
    { batchSize: filesPerBatch },
  );
  const ended = await query<{ id: string; kind: ImportKind }>(
    ctx,
    sql`/* imports.ended */ select id, kind from import_run where status not in ('QUEUED', 'RUNNING') order by id`,
  );
  for (const { id, kind } of ended) {
    // What the command line would call it.
    const fileName = ctx.services.get(importRegistry).find(kind)?.file ?? 'import.csv';
    await inTransaction(ctx, async ctx => {
      await query(ctx, sql`/* imports.eraseProblems */ delete from import_problem where import_id = ${id}`);
      await query(
        ctx,
        sql`/* imports.eraseCopies */ update import_run set preview = null, failure_message = null, file_name = ${fileName} where id = ${id}`,
      );
    });
  }
}
