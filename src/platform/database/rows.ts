import { BigIntType, type EntityProperty, JsonType } from '@mikro-orm/core';
import type { Context } from '../context/context.ts';
import { MeasuredCache } from '../lib/measured-cache.ts';
import type { BaseEntity, EntityClass } from './base.entity.ts';
import type { Database } from './database.ts';
import type { Dialect } from './dialect.ts';
import type { Sql } from './sql.ts';

/**
 * A table row as reads return it: a plain object with the entity's property names, where a relation is the id of the
 * other row. It has only the selected columns.
 */
export type Row<E> = {
  [K in keyof E as K extends symbol ? never : K]: NonNullable<E[K]> extends BaseEntity
    ? string | Extract<E[K], null>
    : E[K];
};

/** The columns of one read of a table called `t`, and of the rows that it refers to, joined to it. */
export interface Selection {
  readonly key: string;
  readonly dialect: Dialect['name'];
  readonly columns: readonly string[];
  readonly joined: Joined;
  /** The select list. */
  readonly text: string;
  /** The joins, which follow the table in the `from`. */
  readonly joins: string;
  /** Converts the values of the driver into the types that the entity declares, in place. */
  readonly decode: (row: Record<string, unknown>) => void;
}

/** The columns to read of the rows that `@ManyToOne` properties refer to, by property. */
export type Joined = ReadonlyMap<string, Iterable<string>>;

/** Where a row keeps the joined row of a property; its own value stays the id. */
export function joinedKey(property: string): string {
  return `@${property}`;
}

/** The joined row of a property; null when there is none, or it is deleted. */
export function joinedRow<E extends object, K extends keyof E & keyof Row<E> & string>(
  row: Row<E>,
  property: K,
): Row<NonNullable<E[K]>> | null {
  const found = (row as Record<string, unknown>)[joinedKey(property)];
  return (found as Row<NonNullable<E[K]>> | null | undefined) ?? null;
}

const nothingJoined: Joined = new Map();

// Selections come from queries that clients write, so their number has no limit of its own. A selection holds its texts,
// its names, and a converter for each column: about six times its key (decision 048).
export const selections = new MeasuredCache<string, Selection>({
  maxSize: 16 * 1024 * 1024,
  sizeCalculation: ({ text, joins }, key) => 2 * (text.length + joins.length) + 6 * key.length + 1_000,
});

/** The selection of these properties of an entity. `id` is always in it. */
export function selectionOf(
  database: Database,
  entity: EntityClass,
  properties: Iterable<string>,
  joined: Joined = nothingJoined,
): Selection {
  const columns = sorted(['id', ...properties]);
  const joins = new Map(
    sorted(joined.keys()).map(property => [property, sorted(['id', ...joined.get(property)!])]),
  );
  const joinsKey = [...joins].map(([property, names]) => `${property}(${names.join(' ')})`).join(' ');
  const key = `${database.dialect.name} ${entity.name}: ${columns.join(' ')} ${joinsKey}`;
  let selection = selections.lookUp(key);
  if (!selection) {
    selection = buildSelection(database, entity, columns, joins, key);
    selections.set(key, selection);
  }
  return selection;
}

/** The selection of everything that any of these selects. */
export function unionOf(database: Database, entity: EntityClass, parts: readonly Selection[]): Selection {
  const first = parts[0]!;
  if (parts.every(part => part === first)) return first;
  const joined = new Map<string, string[]>();
  for (const [property, columns] of parts.flatMap(part => [...part.joined])) {
    joined.set(property, [...(joined.get(property) ?? []), ...columns]);
  }
  return selectionOf(
    database,
    entity,
    parts.flatMap(part => part.columns),
    joined,
  );
}

function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}

/** Runs a read: inside the transaction of `ctx` if there is one, or on the primary if this request has written, or on a replica. */
export function query<R>(ctx: Context, statement: Sql): Promise<R[]> {
  const { db, em } = ctx.database;
  ctx.state.statements?.add(statement.text);
  return em
    ? db.runWithin<R>(em, statement)
    : db.run<R>(statement, ctx.state, ctx.state.readsFromPrimary ? 'write' : 'read');
}

/**
 * Runs a statement whose result nobody needs. In a transaction it is sent together with the next one, or with the commit,
 * which then fails if it does; so it must not be one whose failure means something, such as that a name is taken.
 */
export async function write(ctx: Context, statement: Sql): Promise<void> {
  const { db, em } = ctx.database;
  if (em) await db.writeWithin(em, statement);
  else await query(ctx, statement);
}

/** Reads rows, and counts them as work of the request. @param spare how many only show that there are more */
export async function selectRows<E extends object>(
  ctx: Context,
  selection: Selection,
  statement: Sql,
  spare = 0,
): Promise<Row<E>[]> {
  const rows = await query<Record<string, unknown>>(ctx, statement);
  ctx.spend(Math.max(0, rows.length - spare));
  for (const row of rows) selection.decode(row);
  return rows as Row<E>[];
}

export function tableOf(database: Database, entity: EntityClass): string {
  return database.metadataOf(entity).tableName;
}

/** The column of a property in SQL, of the table under the name `alias`. */
export function columnOf(database: Database, entity: EntityClass, property: string, alias = 't'): string {
  return `${alias}.\`${propertyOf(database, entity, property).fieldNames[0]}\``;
}

export function isColumn(database: Database, entity: EntityClass, property: string): boolean {
  const found = database.metadataOf(entity).properties[property];
  return found?.fieldNames?.length === 1 && found.persist !== false;
}

/** All properties of an entity that are columns. */
export function columnsOf(database: Database, entity: EntityClass): string[] {
  return Object.keys(database.metadataOf(entity).properties).filter(property =>
    isColumn(database, entity, property),
  );
}

function propertyOf(database: Database, entity: EntityClass, property: string): EntityProperty {
  if (!isColumn(database, entity, property)) throw new Error(`${entity.name} has no column "${property}".`);
  return database.metadataOf(entity).properties[property]!;
}

function buildSelection(
  database: Database,
  entity: EntityClass,
  columns: readonly string[],
  joined: ReadonlyMap<string, readonly string[]>,
  key: string,
): Selection {
  const parts = [...joined].map(([property, names]) => joinPart(database, entity, property, names));
  const decodeOwn = decoderOfColumns(database, entity, columns);
  return {
    key,
    dialect: database.dialect.name,
    columns,
    joined,
    text: [selectList(database, entity, columns, 't', ''), ...parts.map(part => part.text)].join(', '),
    joins: parts.map(part => part.join).join(''),
    decode(row) {
      decodeOwn(row);
      for (const part of parts) part.decode(row);
    },
  };
}

interface JoinPart {
  readonly text: string;
  readonly join: string;
  readonly decode: (row: Record<string, unknown>) => void;
}

function joinPart(
  database: Database,
  entity: EntityClass,
  property: string,
  columns: readonly string[],
): JoinPart {
  const target = propertyOf(database, entity, property).targetMeta!.class as EntityClass;
  const alias = `t_${property}`;
  const prefix = `${property}.`;
  const [ownKey, idKey] = [joinedKey(property), `${prefix}id`];
  const keys = columns.map(column => [column, prefix + column] as const);
  const decodeTarget = decoderOfColumns(database, target, columns);
  const on = `${alias}.id = ${columnOf(database, entity, property)} and ${columnOf(database, target, 'deletedAt', alias)} is null`;
  return {
    text: selectList(database, target, columns, alias, prefix),
    join: ` left join \`${tableOf(database, target)}\` as ${alias} on ${on}`,
    decode(row) {
      if (row[idKey] === null) {
        row[ownKey] = null;
        return;
      }
      const joinedRow: Record<string, unknown> = {};
      for (const [column, key] of keys) joinedRow[column] = row[key];
      decodeTarget(joinedRow);
      row[ownKey] = joinedRow;
    },
  };
}

function selectList(
  database: Database,
  entity: EntityClass,
  columns: readonly string[],
  alias: string,
  prefix: string,
): string {
  return columns
    .map(column => `${columnOf(database, entity, column, alias)} as \`${prefix}${column}\``)
    .join(', ');
}

function decoderOfColumns(database: Database, entity: EntityClass, columns: readonly string[]) {
  const decoders: [column: string, decode: (value: unknown) => unknown][] = [];
  for (const column of columns) {
    const decode = decoderOf(database.dialect, propertyOf(database, entity, column));
    if (decode) decoders.push([column, decode]);
  }
  return (row: Record<string, unknown>) => {
    for (const [column, decode] of decoders) {
      if (row[column] !== null && row[column] !== undefined) row[column] = decode(row[column]);
    }
  };
}

function decoderOf(dialect: Dialect, property: EntityProperty): ((value: unknown) => unknown) | undefined {
  if (property.runtimeType === 'Date') return value => dialect.readDate(value as string | number);
  if (property.type === 'boolean') return Boolean;
  if (property.customType instanceof BigIntType) return Number;
  // MySQL returns parsed JSON, MariaDB and SQLite return its text.
  if (property.customType instanceof JsonType)
    return value => (typeof value === 'string' ? JSON.parse(value) : value);
  return undefined;
}
