import { BigIntType, type EntityProperty, JsonType } from '@mikro-orm/core';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import type { BaseEntity, EntityType } from './base.entity.ts';
import type { Database } from './database.ts';
import type { Dialect } from './dialect.ts';
import type { Sql } from './sql.ts';

/**
 * A table row as reads see it: a plain object under the entity's property names, where a relation is the other's id.
 * Only the selected columns are there.
 */
export type Row<E> = {
  [K in keyof E as K extends symbol ? never : K]: NonNullable<E[K]> extends BaseEntity
    ? string | Extract<E[K], null>
    : E[K];
};

/** The columns of one read, with the SQL that selects them from a table called `t`. */
export interface Selection {
  readonly key: string;
  readonly dialect: Dialect['name'];
  readonly columns: readonly string[];
  readonly text: string;
  /** Turns what the driver returned into the types that the entity declares, in place. */
  readonly decode: (row: Record<string, unknown>) => void;
}

// Shapes come from queries that clients write, so their number has no bound of its own.
const selections = new LRUCache<string, Selection>({ max: 2_000 });

/** The selection of these properties of an entity. `id` is always in it. */
export function selectionOf(database: Database, entity: EntityType, properties: Iterable<string>): Selection {
  const columns = [...new Set(['id', ...properties])].sort();
  const key = `${database.dialect.name} ${entity.name}: ${columns.join(' ')}`;
  let selection = selections.get(key);
  if (!selection) {
    selection = buildSelection(database, entity, columns, key);
    selections.set(key, selection);
  }
  return selection;
}

/** Runs a read: inside the transaction of `ctx`, else on the primary once this request has written, else on a replica. */
export function query<R>(ctx: Context, statement: Sql): Promise<R[]> {
  const { db, em } = ctx.database;
  return em ? db.runWithin<R>(em, statement) : db.run<R>(statement, ctx.hasWritten ? 'write' : 'read');
}

export async function selectRows<E extends BaseEntity>(
  ctx: Context,
  selection: Selection,
  statement: Sql,
): Promise<Row<E>[]> {
  const rows = await query<Record<string, unknown>>(ctx, statement);
  for (const row of rows) selection.decode(row);
  return rows as Row<E>[];
}

export function tableOf(database: Database, entity: EntityType): string {
  return database.metadata.get(entity as never).tableName;
}

/** The column of a property, as it is written in SQL about the table `t`. */
export function columnOf(database: Database, entity: EntityType, property: string): string {
  return `t.\`${propertyOf(database, entity, property).fieldNames[0]}\``;
}

export function isColumn(database: Database, entity: EntityType, property: string): boolean {
  const found = database.metadata.get(entity as never).properties as Record<
    string,
    EntityProperty | undefined
  >;
  return found[property]?.fieldNames?.length === 1 && found[property].persist !== false;
}

/** All properties of an entity that are columns. */
export function columnsOf(database: Database, entity: EntityType): string[] {
  return Object.keys(database.metadata.get(entity as never).properties).filter(property =>
    isColumn(database, entity, property),
  );
}

function propertyOf(database: Database, entity: EntityType, property: string): EntityProperty {
  if (!isColumn(database, entity, property)) throw new Error(`${entity.name} has no column "${property}".`);
  return (database.metadata.get(entity as never).properties as Record<string, EntityProperty>)[property]!;
}

function buildSelection(database: Database, entity: EntityType, columns: string[], key: string): Selection {
  const decoders: [column: string, decode: (value: never) => unknown][] = [];
  for (const column of columns) {
    const decode = decoderOf(database.dialect, propertyOf(database, entity, column));
    if (decode) decoders.push([column, decode]);
  }
  return {
    key,
    dialect: database.dialect.name,
    columns,
    text: columns.map(column => `${columnOf(database, entity, column)} as \`${column}\``).join(', '),
    decode(row) {
      for (const [column, decode] of decoders) {
        if (row[column] !== null && row[column] !== undefined) row[column] = decode(row[column] as never);
      }
    },
  };
}

function decoderOf(dialect: Dialect, property: EntityProperty): ((value: never) => unknown) | undefined {
  if (property.type === 'datetime') return dialect.readDate;
  if (property.type === 'boolean') return Boolean;
  if (property.customType instanceof BigIntType) return Number;
  // MySQL hands over parsed JSON, MariaDB and SQLite hand over its text.
  if (property.customType instanceof JsonType)
    return (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value);
  return undefined;
}
