import { type EntityProperty, JsonType } from '@mikro-orm/core';
import type { Context } from '../context/context.ts';
import type { EntityClass } from './base.entity.ts';
import { query, type Row, write } from './rows.ts';
import { type Sql, sql } from './sql.ts';

/**
 * Inserts rows, or overwrites those whose id exists, in one statement. Every row has the same properties as the first.
 * For imports and derived tables; a change by a person goes through an entity.
 */
export async function bulkUpsert<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  rows: readonly Partial<Row<E>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const { db } = ctx.database;
  const { statement, columns } = insertSql(ctx, entity, rows);
  await query(ctx, sql`${statement}${db.dialect.overwrite(columns.filter(column => column !== 'id'))}`);
}

/** Inserts new rows in one statement, as `write` does. Every row has the same properties as the first. Generated columns are left out. */
export async function bulkInsert<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  rows: readonly Partial<Row<E>>[],
): Promise<void> {
  if (rows.length > 0) await write(ctx, insertSql(ctx, entity, rows).statement);
}

/** Inserts rows; where the key exists, it adds the new values of `added` to the old ones and replaces those of `overwritten`. */
export async function bulkAccumulate<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  rows: readonly Partial<Row<E>>[],
  added: readonly (keyof E & string)[],
  overwritten: readonly (keyof E & string)[] = [],
): Promise<void> {
  if (rows.length === 0) return;
  const { db } = ctx.database;
  const { properties } = db.metadataOf(entity);
  const columns = (names: readonly string[]) => names.map(name => properties[name]!.fieldNames[0]!);
  const { statement } = insertSql(ctx, entity, rows);
  await query(ctx, sql`${statement}${db.dialect.accumulate(columns(added), columns(overwritten))}`);
}

/**
 * Inserts a row unless one with the same id or unique key exists, and returns whether it did. It waits for another
 * transaction that is inserting the same key.
 */
export async function insertIfAbsent<E extends { id: string }>(
  ctx: Context,
  entity: EntityClass<E>,
  row: Partial<Row<E>> & { id: string },
): Promise<boolean> {
  const { db } = ctx.database;
  const { statement } = insertSql(ctx, entity, [row]);
  return db.insertWithin(ctx.em, sql`${statement}${db.dialect.keepExisting}`);
}

function insertSql(
  ctx: Context,
  entity: EntityClass,
  rows: readonly object[],
): { statement: Sql; columns: readonly string[] } {
  const { db } = ctx.database;
  const meta = db.metadataOf(entity);
  const properties = Object.keys(rows[0]!)
    .map(name => meta.properties[name]!)
    .filter(({ generated }) => !generated);
  const columns = properties.map(property => property.fieldNames[0]!);
  const values = rows.flatMap(row =>
    properties.map(property => encoded(property, (row as Record<string, unknown>)[property.name])),
  );
  const names = columns.map(column => `\`${column}\``).join(', ');
  const row = `(${columns.map(() => '?').join(', ')})`;
  const text = `/* bulk ${meta.tableName} */ insert into \`${meta.tableName}\` (${names}) values ${rows.map(() => row).join(', ')}`;
  return { statement: { text, values }, columns };
}

function encoded(property: EntityProperty, value: unknown): unknown {
  return property.customType instanceof JsonType ? JSON.stringify(value) : value;
}
