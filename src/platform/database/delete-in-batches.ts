import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import type { Sql } from './sql.ts';

// Few enough that a batch holds its locks only briefly, and that a replica is not far behind after it.
const defaultBatchSize = 1_000;

/**
 * Deletes all rows of a table that match, each batch in its own transaction, and returns how many they were. A job that
 * calls it is declared `transactional: false`; when it is interrupted, the batches before that stay deleted.
 * @param where a condition on the table's columns, written without an alias; it should match an index
 */
export async function deleteInBatches(
  ctx: Context,
  table: string,
  where: Sql,
  { batchSize = defaultBatchSize }: { readonly batchSize?: number } = {},
): Promise<number> {
  if (ctx.isInTransaction)
    throw new Error(`Rows of ${table} are deleted in batches outside a transaction only.`);
  const { db } = ctx.database;
  const statement = db.dialect.deleteUpTo(batchSize, table, where);
  for (let total = 0; ; ) {
    const deleted = await inTransaction(ctx, ctx => db.changeWithin(ctx.em, statement));
    total += deleted;
    if (deleted < batchSize) return total;
  }
}
