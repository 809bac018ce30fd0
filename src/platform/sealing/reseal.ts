import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { columnOf, query, tableOf } from '../database/rows.ts';
import { rawSql, type Sql, sql } from '../database/sql.ts';
import { isSealedWithOldSecret, type SealedColumn, seal, sealedColumns, unseal } from './sealed-column.ts';

/** What became of the values of one column. */
export interface Resealed {
  readonly column: SealedColumn;
  /** Values that were read. Those that are not counted below were sealed with the first secret already. */
  read: number;
  resealed: number;
  /** Values that changed between reading and writing. They are left as they are. */
  changed: number;
  /** Values that no configured secret opens. */
  unopened: number;
  /** The ids of the first rows with such values. */
  readonly unopenedIds: string[];
}

// Few enough that a batch holds its locks only briefly, also while the rows hold mails.
const batchSize = 100;
const maxIds = 20;

/**
 * Seals everything that was sealed with an older secret again with the first one, in batches. Servers may run meanwhile:
 * a value is replaced only where it is still the one that was read. What is interrupted can be run again.
 */
export async function reseal(
  ctx: Context,
  { showProgress = () => {} }: { readonly showProgress?: (rows: number) => void } = {},
): Promise<Resealed[]> {
  const results: Resealed[] = [];
  for (const column of ctx.services.get(sealedColumns)) {
    if (column.owner === 'bearer') continue;
    const result: Resealed = { column, read: 0, resealed: 0, changed: 0, unopened: 0, unopenedIds: [] };
    results.push(result);
    for (let after: string | undefined = ''; after !== undefined; ) {
      after = await resealBatch(ctx, result, after);
      showProgress(results.reduce((sum, one) => sum + one.read, 0));
    }
  }
  return results;
}

/** Reseals the rows after an id. Returns the last id of the batch; undefined when it was the last batch. */
async function resealBatch(ctx: Context, result: Resealed, after: string): Promise<string | undefined> {
  const { column } = result;
  const outcome = await inTransaction(ctx, async ctx => {
    const rows = await query<{ id: string; sealed: string }>(ctx, batchSql(ctx, column, after));
    const counts = { resealed: 0, changed: 0, unopened: [] as string[] };
    for (const { id, sealed } of rows) {
      if (!isSealedWithOldSecret(ctx, column, sealed)) continue;
      const text = await unsealIfPossible(ctx, column, id, sealed);
      if (text === undefined) counts.unopened.push(id);
      else if (await replace(ctx, column, id, sealed, await seal(ctx, column, id, text))) counts.resealed++;
      else counts.changed++;
    }
    return { ...counts, read: rows.length, lastId: rows.length < batchSize ? undefined : rows.at(-1)!.id };
  });
  result.read += outcome.read;
  result.resealed += outcome.resealed;
  result.changed += outcome.changed;
  result.unopened += outcome.unopened.length;
  result.unopenedIds.push(...outcome.unopened.slice(0, maxIds - result.unopenedIds.length));
  return outcome.lastId;
}

async function unsealIfPossible(
  ctx: Context,
  column: SealedColumn,
  id: string,
  sealed: string,
): Promise<string | undefined> {
  try {
    return await unseal(ctx, column, id, sealed);
  } catch (error) {
    ctx.log.debug({ err: error, id }, 'A sealed value cannot be opened.');
    return undefined;
  }
}

function batchSql(ctx: Context, column: SealedColumn, after: string): Sql {
  const { db } = ctx.database;
  const sealed = columnOf(db, column.entity, column.property);
  return sql`${rawSql(`/* sealing.batch */ select t.id, ${sealed} as sealed from ${tableOf(db, column.entity)} as t where ${sealed} is not null and`)} t.id > ${after} order by t.id limit ${batchSize}`;
}

/** Compares and sets: whatever else changed the row meanwhile stays. It raises no version, since nothing of the object changes. */
async function replace(
  ctx: Context,
  column: SealedColumn,
  id: string,
  before: string,
  after: string,
): Promise<boolean> {
  const { db } = ctx.database;
  const name = rawSql(`\`${db.metadataOf(column.entity).properties[column.property]!.fieldNames[0]}\``);
  const table = rawSql(tableOf(db, column.entity));
  const changed = await db.changeWithin(
    ctx.em,
    sql`/* sealing.replace */ update ${table} set ${name} = ${after} where id = ${id} and ${name} = ${before}`,
  );
  return changed === 1;
}
