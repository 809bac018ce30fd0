import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { QueryResult } from 'kysely';
import { type Fault, faultOf } from './pool/faults.ts';
import { listSql, rawSql, type Sql, sql } from './sql.ts';

/** All differences between the two databases. Everything else is written once, in SQL that both understand. */
export interface Dialect {
  readonly name: 'mysql' | 'sqlite';
  /** A statement's text as the driver wants it. */
  text(text: string): string;
  /** A value as the driver wants it bound. */
  bind(value: unknown): unknown;
  /** A point in time as the driver returns it. */
  readDate(value: string | number): Date;
  /** Condition: the text of a column begins with this one, whatever the case. It is found through an index of the column. */
  startsWith(column: Sql, text: string): Sql;
  /** Condition: a JSON column has this value, of this type, at the path: the text "1" is not the number 1. */
  jsonEquals(column: Sql, path: string, value: string | number | boolean): Sql;
  /** The end of an `insert` that overwrites these columns of a row whose id exists. */
  overwrite(columns: readonly string[]): Sql;
  /** The end of an `insert` that adds to some columns of a row whose key exists, and overwrites others. */
  accumulate(added: readonly string[], overwritten: readonly string[]): Sql;
  /** The number of a moment's quarter hour since 1970. In all of today's time zones days begin with a quarter hour. */
  quarterHour(column: Sql): Sql;
  /** The end of an `insert` that leaves a row with the same id or unique key as it is. Any other error is thrown. */
  readonly keepExisting: Sql;
  /** Whether such an `insert` added its row. */
  hasInserted(result: Pick<QueryResult<unknown>, 'insertId' | 'numAffectedRows'>): boolean;
  /** Deletes at most `limit` rows of a table that match a condition on its columns. */
  deleteUpTo(limit: number, table: string, where: Sql): Sql;
  /**
   * After a table of which a condition leaves few rows: read those and sort them. MariaDB would rather read the table in
   * the order of an index until it has found enough of them, which can be the whole table, for each parent of a list.
   */
  readonly sorted: Sql;
  /** After a table: read it along this index, and through no other one. */
  along(index: string): Sql;
  /** After a table of which most rows are read: read them as they lie there, without an index. */
  readonly whole: Sql;
  /** Locks the rows that a `select` reads until the end of the transaction. SQLite has one writer at a time anyway. */
  readonly forShare: Sql;
  /** The same, for rows that will be changed. */
  readonly forUpdate: Sql;
  /** Locks the rows that a `select` reads, and skips those that another transaction has locked. */
  readonly skipLocked: Sql;
  /** Collations, so that names sort and compare the same way whatever the server's default is. */
  applyCollations(meta: EntityMetadata): void;
  /** What an error means for the work that met it; undefined for one that concerns only its statement. */
  faultOf(error: unknown): Fault | undefined;
  /** Whether the error says that a table does not exist. */
  isMissingTable(error: unknown): boolean;
  /** Whether the error is a violation of the unique index on this column. */
  isDuplicate(error: unknown, table: string, column: string): boolean;
}

/** The table that holds the full-text index of another one in SQLite. */
export const fullTextTable = (table: string): string => `${table}_fts`;

// Division rounds toward zero, so moments are counted from the year 1, also those before 1970.
const quarterHourMs = 900_000;
const quarterHoursTo1970 = 69_039_552;

const none: Sql = { text: '', values: [] };

export const mysql: Dialect = {
  name: 'mysql',
  text: text => text,
  bind: value => (value instanceof Date ? value.toISOString().slice(0, -1).replace('T', ' ') : value),
  readDate: value => new Date(typeof value === 'number' ? value : `${value.replace(' ', 'T')}Z`),
  startsWith: (column, text) => sql`${column} like ${`${text.replace(/[%_|]/g, '|$&')}%`} escape '|'`,
  jsonEquals(column, path, value) {
    const found = sql`json_extract(${column}, ${path})`;
    return sql`(json_type(${found}) in (${listSql(jsonTypes.mysql[kindOf(value)])}) and json_unquote(${found}) = ${String(value)})`;
  },
  overwrite: columns => ({
    text: ` on duplicate key update ${columns.map(c => `\`${c}\` = values(\`${c}\`)`).join(', ')}`,
    values: [],
  }),
  accumulate: (added, overwritten) => ({
    text: ` on duplicate key update ${[
      ...added.map(c => `\`${c}\` = \`${c}\` + values(\`${c}\`)`),
      ...overwritten.map(c => `\`${c}\` = values(\`${c}\`)`),
    ].join(', ')}`,
    values: [],
  }),
  quarterHour: column =>
    sql`(timestampdiff(minute, '0001-01-01', ${column}) div 15 - ${rawSql(String(quarterHoursTo1970))})`,
  // An `insert ignore` would also ignore a broken reference, a missing value, and a text that is too long. The driver
  // counts the row as affected either way; so the update says that it ran by a last insert id, which is otherwise none,
  // since our ids are not counted by the database.
  keepExisting: rawSql(' on duplicate key update id = if(last_insert_id(1) = 1, id, id)'),
  hasInserted: ({ insertId }) => !insertId,
  deleteUpTo: (limit, table, where) =>
    sql`${rawSql(`/* ${table}.deleteUpTo */ delete from \`${table}\` where `)}${where}${rawSql(` limit ${limit}`)}`,
  sorted: rawSql(' use index for order by ()'),
  along: index => rawSql(` force index (\`${index}\`)`),
  whole: rawSql(' use index ()'),
  forShare: { text: ' lock in share mode', values: [] },
  forUpdate: { text: ' for update', values: [] },
  skipLocked: { text: ' for update skip locked', values: [] },
  applyCollations(meta) {
    // Ids are plain ASCII and compare byte by byte, which keeps the indexes small and fast.
    for (const property of meta.props) {
      if (isExact(property)) property.collation = 'utf8mb4_bin';
      else if (holdsId(property)) property.collation = 'ascii_bin';
    }
  },
  faultOf,
  isMissingTable: error => codeOf(error) === 'ER_NO_SUCH_TABLE',
  isDuplicate: (error, table, column) =>
    codeOf(error) === 'ER_DUP_ENTRY' && messageOf(error).includes(`${table}_${column}_unique`),
};

export const sqlite: Dialect = {
  name: 'sqlite',
  // The driver tells queries from commands by the first word, so the statement's name must not come before it.
  text: text => (text.startsWith('/*') ? text.slice(text.indexOf('*/') + 2).trimStart() : text),
  bind(value) {
    if (value instanceof Date) return value.getTime();
    return typeof value === 'boolean' ? Number(value) : value;
  },
  readDate: value => new Date(value),
  // Its `like` uses no index when the pattern is a bound value. No letter comes after the last one of Unicode.
  startsWith: (column, text) => sql`(${column} >= ${text} and ${column} < ${`${text}\u{10ffff}`})`,
  jsonEquals: (column, path, value) =>
    sql`(json_type(${column}, ${path}) in (${listSql(jsonTypes.sqlite[kindOf(value)])}) and json_extract(${column}, ${path}) = ${value})`,
  overwrite: columns => ({
    text: ` on conflict (id) do update set ${columns.map(c => `\`${c}\` = excluded.\`${c}\``).join(', ')}`,
    values: [],
  }),
  accumulate: (added, overwritten) => ({
    text: ` on conflict do update set ${[
      ...added.map(c => `\`${c}\` = \`${c}\` + excluded.\`${c}\``),
      ...overwritten.map(c => `\`${c}\` = excluded.\`${c}\``),
    ].join(', ')}`,
    values: [],
  }),
  quarterHour: column =>
    sql`((${column} + ${rawSql(String(quarterHoursTo1970 * quarterHourMs))}) / ${rawSql(String(quarterHourMs))} - ${rawSql(String(quarterHoursTo1970))})`,
  keepExisting: rawSql(' on conflict do nothing'),
  hasInserted: ({ numAffectedRows }) => numAffectedRows === 1n,
  // Its `delete` has no limit of its own.
  deleteUpTo: (limit, table, where) =>
    sql`${rawSql(`/* ${table}.deleteUpTo */ delete from \`${table}\` where rowid in (select rowid from \`${table}\` where `)}${where}${rawSql(` limit ${limit})`)}`,
  sorted: none,
  along: () => none,
  whole: rawSql(' not indexed'),
  forShare: none,
  forUpdate: none,
  skipLocked: none,
  applyCollations(meta) {
    for (const property of meta.props) {
      if (property.type === 'string' && !property.generated && !holdsId(property) && !isExact(property))
        property.collation = 'nocase';
    }
  },
  faultOf(error) {
    const message = messageOf(error);
    if (message.includes('database is locked')) return 'RACE';
    return /disk is full|disk I\/O error|readonly database/.test(message) ? 'UNAVAILABLE' : undefined;
  },
  isMissingTable: error => messageOf(error).startsWith('no such table'),
  isDuplicate: (error, table, column) =>
    messageOf(error).includes(`UNIQUE constraint failed: ${table}.${column}`),
};

/** The databases' names for the types of plain JSON values. MySQL has four for numbers, MariaDB two. */
const jsonTypes = {
  mysql: {
    string: ['STRING'],
    number: ['INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL'],
    boolean: ['BOOLEAN'],
  },
  sqlite: { string: ['text'], number: ['integer', 'real'], boolean: ['true', 'false'] },
} as const;

function kindOf(value: string | number | boolean): keyof typeof jsonTypes.mysql {
  return typeof value as keyof typeof jsonTypes.mysql;
}

function holdsId(property: EntityProperty): boolean {
  return (
    (property.primary === true && property.type === 'string') ||
    property.kind === 'm:1' ||
    /(Id|Hash|Token)$/.test(property.name)
  );
}

/** Text that is compared exactly, since keys that differ only in case are different keys. */
function isExact(property: EntityProperty): boolean {
  return property.type === 'string' && property.name.endsWith('Key');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
