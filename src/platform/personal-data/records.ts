import type { Context } from '../context/context.ts';
import type { EntityClass } from '../database/base.entity.ts';
import { columnsOf, type Row, selectionOf, selectRows, tableOf } from '../database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../database/sql.ts';
import { afterId, keysetBatches } from '../files/keyset.ts';

/** Rows may hold long texts, and each may have many others below it. */
const rowsPerBatch = 100;

type Entity<E> = EntityClass & (abstract new (...args: never[]) => E);

/**
 * The rows of a table that are about a person, in batches, by id: all columns but hidden ones, which are secrets, and
 * those in `omit`. So a new column shows without another word.
 */
export function rowsAbout<E extends { id: string }>(
  ctx: Context,
  entity: Entity<E>,
  where: Sql,
  omit: readonly (keyof E & string)[] = [],
): AsyncGenerator<readonly Row<E>[]> {
  const limit = rawSql(`order by t.id limit ${rowsPerBatch}`);
  return keysetBatches<Row<E>>(
    last => read(ctx, entity, sql`${where} and ${afterId(last as { id: string } | null)} ${limit}`, omit),
    rowsPerBatch,
  );
}

/** The rows below some others, such as the lines of a batch of orders, by the id of the one that they belong to. */
export async function rowsBelow<E extends { id: string }>(
  ctx: Context,
  entity: Entity<E>,
  parent: keyof E & string,
  ids: readonly string[],
  { omit = [], orderBy = 't.id' }: { omit?: readonly (keyof E & string)[]; orderBy?: string } = {},
): Promise<(id: string) => Row<E>[]> {
  if (ids.length === 0) return () => [];
  const { db } = ctx.database;
  const column = rawSql(`t.\`${db.metadataOf(entity).properties[parent]!.fieldNames[0]}\``);
  const rows = await read(ctx, entity, sql`${column} in (${listSql(ids)}) order by ${rawSql(orderBy)}`, omit);
  const byParent = Map.groupBy(rows, row => String((row as Record<string, unknown>)[parent]));
  return id => byParent.get(id) ?? [];
}

function read<E extends { id: string }>(
  ctx: Context,
  entity: Entity<E>,
  rest: Sql,
  omit: readonly string[],
): Promise<Row<E>[]> {
  const { db } = ctx.database;
  const { properties } = db.metadataOf(entity);
  const shown = columnsOf(db, entity).filter(name => !properties[name]!.hidden && !omit.includes(name));
  const selection = selectionOf(db, entity, shown);
  const table = tableOf(db, entity);
  return selectRows<E>(
    ctx,
    selection,
    sql`${rawSql(`/* personalData.${entity.name} */ select ${selection.text} from \`${table}\` as t where`)} ${rest}`,
  );
}
