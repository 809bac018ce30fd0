import type { Context } from '../context/context.ts';
import { UserError } from '../lib/user-error.ts';
import type { EntityClass } from './base.entity.ts';
import { isIn, notDeleted } from './conditions.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { TableMetadata } from './database.ts';
import { columnOf, query, type Row, type Selection, tableOf } from './rows.ts';
import { joinSql, rawSql, type Sql, sql } from './sql.ts';

export const defaultPageSize = 20;
export const maxPageSize = 100;

/** The arguments of every connection. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** An order of rows: by these keys and then, unless they are unique, by id; all in one direction. */
export interface Sort {
  /** Names the sort in cursors. */
  readonly name: string;
  /** What is compared, as SQL, and the property of the row that carries it. */
  readonly keys: readonly { readonly sql: string; readonly property: string }[];
  readonly descending: boolean;
  /** No two rows have the same keys. Then the id is left out, because the databases do not use a unique index with it. */
  readonly isUnique?: boolean;
}

/** A condition on the table `t`. */
export interface Condition extends Sql {
  /** The same for counting, where rows need not come in an order. */
  readonly counted?: Sql;
}

/** A condition that a person picks several values for: the property has one of them. Absent, it is no condition. */
export interface Choice {
  readonly property: string;
  readonly values: readonly (string | boolean)[] | null | undefined;
  /** Up to how many values a page is read for each; 8 when absent. */
  readonly mostParts?: number;
}

/** The choice of a text, apart from spaces that people type around it. */
export function textChoice(property: string, text: string | null | undefined): Choice {
  return { property, values: text == null ? undefined : [text.trim()] };
}

/** Which rows a list has, and in which order. */
export interface List<E extends object> {
  readonly entity: EntityClass<E>;
  /** All must hold. Those that are undefined are dropped. */
  readonly where: readonly (Condition | undefined)[];
  /** Further conditions, each a choice of values. */
  readonly choices?: readonly Choice[];
  readonly sort: Sort;
  /** What to read from, instead of the entity's table as `t`. */
  readonly from?: Sql;
  /** The index to read along. Absent, the database chooses. */
  readonly along?: string;
  /** The conditions leave few rows: unless an index has them in the order of the sort, they are read and then sorted. */
  readonly isShort?: boolean;
}

export interface PageRequest<E extends object> extends List<E> {
  readonly selection: Selection;
  readonly args: PageArguments;
  /** The longest page; `maxPageSize` when absent, which is what a client may ask for. */
  readonly maxSize?: number;
}

export interface Page<R> {
  readonly rows: readonly R[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  cursorOf(row: R): string;
}

/** Sort by one property of the entity. */
export function sortBy(ctx: Context, entity: EntityClass, property: string, descending: boolean): Sort {
  const column = columnOf(ctx.database.db, entity, property);
  const { unique: isUnique, nullable } = ctx.database.db.metadataOf(entity).properties[property]!;
  return {
    name: `${entity.name}.${property}${descending ? ' desc' : ''}`,
    keys: [{ sql: column, property }],
    descending,
    isUnique: isUnique === true && !nullable,
  };
}

/**
 * The SQL of one page. It reads one row more than the page holds, which shows whether there is another page. A page far
 * down costs as much as the first: the index leads to the cursor, and nothing is counted.
 */
export function pageSql<E extends object>(ctx: Context, request: PageRequest<E>, name: string): Sql {
  const parts = partsOf(ctx, request);
  if (parts.length === 1) return partSql(ctx, parts[0]!, name);
  const pages = parts.map(part => sql`select p.* from (${partSql(ctx, part, name)}) as p`);
  const limit = rawSql(` limit ${positionOf(request).size + 1}`);
  return sql`${rawSql(`/* ${name} */ `)}select u.* from (${joinSql(pages, ' union all ')}) as u order by ${pageOrder(request)}${limit}`;
}

/** How many pages the statement of a page reads: one for each value of a choice. */
export function countParts<E extends object>(ctx: Context, request: PageRequest<E>): number {
  return partsOf(ctx, request).length;
}

/** More values than this are read in one go, unless the choice says otherwise: with each, one more page is read. */
const usualParts = 8;

/**
 * One request for each value of a choice, if an index leads to the rows of a value in the order of the sort. Each reads
 * one page through it. With `in` and all values, the database would have to read and sort the rows of all of them.
 */
function partsOf<E extends object>(ctx: Context, request: PageRequest<E>): readonly PageRequest<E>[] {
  const choices = request.choices ?? [];
  if (request.from) return [request];
  // A longer page is a part of an export, which reads all rows anyway.
  const isPage = positionOf(request).size <= maxPageSize;
  const split = choices.find(choice => {
    const { values, mostParts = usualParts } = choice;
    const count = new Set(values).size;
    const most = isPage ? mostParts : Math.min(mostParts, usualParts);
    return count > 0 && count <= most && servingIndex(ctx, request, choice) !== undefined;
  });
  if (!split) return [request];
  const index = servingIndex(ctx, request, split)!;
  const along = isNarrowed(request, index) ? undefined : index.name;
  return [...new Set(split.values)].map(value => ({
    ...request,
    isShort: false,
    ...(along !== undefined && { along }),
    choices: choices.map(choice => (choice === split ? { ...split, values: [value] } : choice)),
  }));
}

/** The name of an index that begins with this property. */
export function indexBeginningWith(ctx: Context, entity: EntityClass, property: string): string | undefined {
  const { indexes, tableName, properties } = ctx.database.db.metadataOf(entity);
  const index = indexes.find(({ properties: of }) => [of ?? []].flat()[0] === property);
  return index && nameOf(index, tableName, properties);
}

/** Whether each page of a list is read along an index, or other conditions decide how it is read. */
export function isServed<E extends object>(ctx: Context, request: PageRequest<E>): boolean {
  const { where, from, isShort, choices = [] } = request;
  if (from || isShort || where.some(condition => condition !== undefined && condition !== notDeleted))
    return true;
  const given = choices.filter(({ values }) => values != null);
  return given.every(choice => {
    const index = servingIndex(ctx, request, choice);
    return index !== undefined && given.every(other => index.choices.includes(other));
  });
}

function nameOf(
  index: TableMetadata['indexes'][number],
  tableName: string,
  properties: TableMetadata['properties'],
): string {
  const columns = [index.properties ?? []].flat().map(name => properties[String(name)]!.fieldNames[0]!);
  return index.name ?? `${tableName}_${columns.join('_')}_index`;
}

interface ServingIndex {
  readonly name: string;
  /** The choices that it begins with. */
  readonly choices: readonly Choice[];
}

/** The index that begins with this choice, and others of a single value, and goes on with the keys of the sort. */
function servingIndex<E extends object>(
  ctx: Context,
  { entity, sort, choices = [] }: PageRequest<E>,
  split: Choice,
): ServingIndex | undefined {
  const { indexes, tableName, properties } = ctx.database.db.metadataOf(entity);
  const fixed = choices.filter(choice => choice === split || new Set(choice.values).size === 1);
  for (const index of indexes) {
    const names = [index.properties ?? []].flat().map(String);
    const isFixed = (name: string) => fixed.some(({ property }) => property === name);
    const rest = names.findIndex(name => !isFixed(name));
    const begins = fixed.filter(({ property }) => names.slice(0, rest).includes(property));
    if (!begins.includes(split) || sort.keys.some(({ property }, at) => names[rest + at] !== property))
      continue;
    return { name: nameOf(index, tableName, properties), choices: begins };
  }
  return undefined;
}

/**
 * Whether other conditions may leave fewer rows than those that the index begins with, or the page is the first one.
 * Otherwise MariaDB is told the index: behind a cursor it would rather read all rows of the choice, up to the cursor.
 */
function isNarrowed<E extends object>(request: PageRequest<E>, index: ServingIndex): boolean {
  const { where, choices = [] } = request;
  return (
    positionOf(request).cursor === undefined ||
    where.some(condition => condition !== undefined && condition !== notDeleted) ||
    choices.some(choice => choice.values != null && !index.choices.includes(choice))
  );
}

function conditionsOf<E extends object>(ctx: Context, list: List<E>): readonly (Sql | undefined)[] {
  const choices = (list.choices ?? []).map(({ property, values }) =>
    isIn(columnOf(ctx.database.db, list.entity, property), values),
  );
  return [...list.where, ...choices];
}

/** The condition of a list on its table `t`, without what its `from` leaves out. */
export function conditionOf<E extends object>(ctx: Context, list: List<E>): Sql {
  return all(conditionsOf(ctx, list));
}

/** The rows of a list as the end of a statement: what to read from, and the condition. */
export function listSource<E extends object>(ctx: Context, list: List<E>): Sql {
  return sql`${list.from ?? tableSource(ctx, list)} where ${conditionOf(ctx, list)}`;
}

function partSql<E extends object>(ctx: Context, request: PageRequest<E>, name: string): Sql {
  const { selection, sort, from } = request;
  const where = conditionsOf(ctx, request);
  const { size, cursor } = positionOf(request);
  const extra = sort.keys.filter(key => !selection.columns.includes(key.property));
  const columns = [selection.text, ...extra.map(key => `${key.sql} as \`${key.property}\``)].join(', ');
  const keys = [...sort.keys.map(key => key.sql), ...(sort.isUnique ? [] : ['t.id'])];
  const descending = isDescending(request);
  const conditions = cursor ? [...where, beyond(ctx, request, keys, cursor, descending)] : where;
  return sql`${rawSql(`/* ${name} */ select ${columns} from `)}${from ?? tableSource(ctx, request)}${rawSql(selection.joins)} where ${all(conditions)}${rawSql(` order by ${orderBy(keys, descending)} limit ${size + 1}`)}`;
}

/** The order of the rows that `pageSql` finds, in the names of its columns: for a statement around it. */
export function pageOrder<E extends object>(request: PageRequest<E>): Sql {
  const columns = [...request.sort.keys.map(key => `\`${key.property}\``), 'id'];
  return rawSql(orderBy(columns, isDescending(request)));
}

function isDescending<E extends object>(request: PageRequest<E>): boolean {
  return request.sort.descending !== positionOf(request).backward;
}

function orderBy(keys: readonly string[], descending: boolean): string {
  return keys.map(key => `${key}${descending ? ' desc' : ''}`).join(', ');
}

/** Lists are counted up to here. Nobody reads on to there, and a database that counts all of a large list reads all of it. */
export const mostCounted = 10_000;

/** How many rows a list has, up to `mostCounted`. */
export interface Count {
  readonly total: number;
  /** Whether these are all. */
  readonly isExact: boolean;
}

/** One row with one number: how many rows a list has, or one more than `mostCounted`. `countOf` says what it means. */
export function countSql<E extends object>(ctx: Context, list: List<E>, name: string): Sql {
  const limit = rawSql(` limit ${mostCounted + 1}`);
  const counted = { ...list, where: list.where.map(condition => condition?.counted ?? condition) };
  return sql`${rawSql(`/* ${name}, count */`)} select count(*) as total from (select 1 from ${listSource(ctx, counted)}${limit}) as c`;
}

export function countOf(found: unknown): Count {
  const total = Number(found);
  return { total: Math.min(total, mostCounted), isExact: total <= mostCounted };
}

/** Counts a list up to `mostCounted`. */
export async function countRows<E extends object>(ctx: Context, list: List<E>, name: string): Promise<Count> {
  const [row] = await query<{ total: number }>(ctx, countSql(ctx, list, name));
  return countOf(row!.total);
}

/** Counts a list to its end, for what must know. It takes as long as the list is. */
export async function countAllRows<E extends object>(
  ctx: Context,
  list: List<E>,
  name: string,
): Promise<number> {
  const statement = sql`${rawSql(`/* ${name}, count all */ select count(*) as total from `)}${listSource(ctx, list)}`;
  const [row] = await query<{ total: number }>(ctx, statement);
  return Number(row!.total);
}

/** The page with the rows that `pageSql` found. */
export function pageOf<E extends object>(request: PageRequest<E>, found: Row<E>[]): Page<Row<E>> {
  const { size, backward, cursor } = positionOf(request);
  const hasMore = found.length > size;
  const rows = hasMore ? found.slice(0, size) : found;
  if (backward) rows.reverse();
  const { sort } = request;
  return {
    rows,
    hasNextPage: backward ? cursor !== undefined : hasMore,
    hasPreviousPage: backward ? hasMore : cursor !== undefined,
    cursorOf: row =>
      encodeCursor(sort.name, [
        ...sort.keys.map(key => plain((row as Record<string, unknown>)[key.property])),
        (row as { id: string }).id,
      ]),
  };
}

/** Where a page lies in its list. @throws UserError INVALID_INPUT */
export function positionOf<E extends object>({ args, sort, maxSize = maxPageSize }: PageRequest<E>) {
  const backward = args.last != null || (args.before != null && args.first == null);
  if (backward && args.first != null) {
    throw new UserError('INVALID_INPUT', 'Pass either "first" or "last", not both.', { path: ['last'] });
  }
  if (args.after != null && args.before != null) {
    throw new UserError('INVALID_INPUT', 'Pass either "after" or "before", not both.', { path: ['before'] });
  }
  if (backward ? args.after != null : args.before != null) {
    throw new UserError('INVALID_INPUT', 'Use "first" with "after", and "last" with "before".', {
      path: [backward ? 'after' : 'before'],
    });
  }
  const size = (backward ? args.last : args.first) ?? defaultPageSize;
  if (size < 0 || size > maxSize) {
    const name = backward ? 'last' : 'first';
    throw new UserError('INVALID_INPUT', `"${name}" must be from 0 to ${maxSize}, but it is ${size}.`, {
      path: [name],
    });
  }
  const [argument, text] = backward ? (['before', args.before] as const) : (['after', args.after] as const);
  const cursor = text == null ? undefined : decodeCursor(text, argument, sort.name, sort.keys.length + 1);
  return { size, backward, cursor };
}

// (a, b, id) > (x, y, z), spelled out: MySQL uses a range of the index only for this form.
function beyond<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  keys: readonly string[],
  cursor: readonly (string | number)[],
  descending: boolean,
): Sql {
  const than = descending ? '<' : '>';
  const values = cursor.map((value, index) => typed(ctx, request, index, value));
  const [first, ...others] = keys.map((key, index) => ({ key: rawSql(key), value: values[index] })).reverse();
  return others.reduce(
    (inner, { key, value }) => sql`(${key} ${rawSql(than)} ${value} or (${key} = ${value} and ${inner}))`,
    sql`${first!.key} ${rawSql(than)} ${first!.value}`,
  );
}

// Cursors hold dates as text, with the precision of the database.
function typed<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  index: number,
  value: string | number,
): unknown {
  const property = request.sort.keys[index]?.property;
  const { properties } = ctx.database.db.metadataOf(request.entity);
  if (!property || properties[property]?.runtimeType !== 'Date') return value;
  const date = typeof value === 'string' ? dateIn(value) : new Date(value);
  if (!Number.isNaN(date.getTime())) return date;
  const argument = request.args.after == null ? 'before' : 'after';
  throw new UserError('INVALID_INPUT', `"${argument}" is not a cursor.`, { path: [argument] });
}

/** MySQL writes moments without a time zone, in UTC; a row that was not decoded has them so. */
function dateIn(text: string): Date {
  return new Date(/^[\d-]+ [\d:.]+$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

function tableSource<E extends object>(ctx: Context, { entity, isShort, along }: List<E>): Sql {
  const { db } = ctx.database;
  const hint = isShort ? db.dialect.sorted : along === undefined ? rawSql('') : db.dialect.along(along);
  return sql`${rawSql(`\`${tableOf(db, entity)}\` as t`)}${hint}`;
}

function all(conditions: readonly (Sql | undefined)[]): Sql {
  const present = conditions.filter(condition => condition !== undefined);
  return present.length === 0 ? rawSql('1 = 1') : joinSql(present, ' and ');
}
