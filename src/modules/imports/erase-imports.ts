import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { deleteInBatches } from '../../platform/database/delete-in-batches.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { importRegistry } from '../../platform/files/import/import-registry.ts';
import { openStatuses } from './import.rules.ts';

const filesPerBatch = 10;

/**
 * Deletes the imports and uploads of an erased user, and of everybody else's what is copied from files, any of which may
 * name the person: the files themselves, names of files, previews, and problems. An import that waits or runs keeps its
 * file. Safe to repeat.
 */
export async function eraseImports(ctx: Context, userId: string): Promise<void> {
  const open = listSql(openStatuses);
  await deleteInBatches(ctx, 'import_run', sql`created_by_id = ${userId}`, { batchSize: filesPerBatch });
  await deleteInBatches(
    ctx,
    'upload',
    sql`owner_id = ${userId} or id not in (
      select upload_id from import_run where upload_id is not null and status in (${open}))`,
    { batchSize: filesPerBatch },
  );
  await deleteInBatches(
    ctx,
    'import_problem',
    sql`import_id in (select id from import_run where status not in (${open}))`,
  );
  for (const { kind, file } of ctx.services.get(importRegistry).all) {
    // The name of the file becomes what the command line would call it.
    const statement = sql`/* imports.eraseCopies */ update import_run
      set preview = null, failure_message = null, file_name = ${file} where kind = ${kind} and status not in (${open})`;
    await inTransaction(ctx, ctx => query(ctx, statement));
  }
}
