import { listSql, rawSql, type Sql, sql } from './sql.ts';

// Conditions of lists. An absent or null filter makes no condition: lists drop those that are undefined.

/** The column has this value. */
export function equals(column: string, value: string | number | boolean | null | undefined): Sql | undefined {
  return value == null ? undefined : sql`${rawSql(column)} = ${value}`;
}

/** The column has one of these values. An empty list matches nothing. */
export function isIn(
  column: string,
  values: readonly (string | number | boolean)[] | null | undefined,
): Sql | undefined {
  if (values == null) return undefined;
  const distinct = [...new Set(values)];
  return distinct.length === 1
    ? equals(column, distinct[0])
    : sql`${rawSql(column)} in (${listSql(distinct)})`;
}

/** The number lies in a range, both ends included. */
export function between(
  column: string,
  range: { readonly min?: number | null; readonly max?: number | null } | null | undefined,
): readonly (Sql | undefined)[] {
  const { min, max } = range ?? {};
  return [
    min == null ? undefined : sql`${rawSql(column)} >= ${min}`,
    max == null ? undefined : sql`${rawSql(column)} <= ${max}`,
  ];
}

/** The column lies in a range: `from` included, `to` not. */
export function within(
  column: string,
  range: { readonly from?: Date | null; readonly to?: Date | null } | null | undefined,
): Sql | undefined {
  const { from, to } = range ?? {};
  if (from == null) return to == null ? undefined : sql`${rawSql(column)} < ${to}`;
  return to == null
    ? sql`${rawSql(column)} >= ${from}`
    : sql`${rawSql(column)} >= ${from} and ${rawSql(column)} < ${to}`;
}

/**
 * The row is not deleted. Most are not, so it is written in a way that MariaDB looks up in no index: behind a cursor it
 * would read all of them there, up to the cursor.
 */
export const notDeleted = sql`(t.deleted_at is null) = 1`;

/** Deleted rows, or those that are not. */
export function deletedOnly(deleted: boolean | null | undefined): Sql {
  return deleted ? sql`t.deleted_at is not null` : notDeleted;
}
