import type { Context } from '../../platform/context/context.ts';
import { decodeCursor, encodeCursor } from '../../platform/database/cursor.ts';
import { type Count, countOf, mostCounted } from '../../platform/database/page.ts';
import { query } from '../../platform/database/rows.ts';
import { rawSql, type Sql, sql } from '../../platform/database/sql.ts';

export interface RowsWanted {
  readonly first: number;
  readonly after?: string | null;
  /** Whether to count all rows of the report. That computes it a second time. */
  readonly isCounted?: boolean;
}

/** A part of a report. */
export interface Ranked<R> {
  readonly rows: readonly (R & { readonly cursor: string })[];
  /** How many rows the whole report has, if that was wanted. */
  readonly count: Count | undefined;
}

/** The place after which rows are wanted, if any, and how many. */
export interface RankedPart {
  readonly after: { readonly value: unknown; readonly id: unknown } | undefined;
  readonly limit: number;
}

interface RankedRows {
  /** The name of the statement. */
  readonly name: string;
  /** A select whose rows have an `id` and the numbers; or one that knows how to leave out others than those wanted. */
  readonly rows: Sql | ((part: RankedPart) => Sql);
  /** The number to rank by; the largest comes first. */
  readonly by: string;
  readonly numbers: readonly string[];
  readonly wanted: RowsWanted;
  /** What the rows of the part are completed with from other tables, to which they are joined as `r`. */
  readonly details?: { readonly columns: Sql; readonly join: Sql };
}

/**
 * Reads a part of a long report, the largest first and equal ones by their id. A cursor holds the values of its row, so
 * a row that moves in the meantime moves no other.
 */
export async function readRanked<R extends { readonly id: string }>(
  ctx: Context,
  { name, rows, by, numbers, details, wanted: { first, after, isCounted = false } }: RankedRows,
): Promise<Ranked<R>> {
  const column = rawSql(`r.\`${by}\``);
  const sort = `${name}.${by}`;
  const [value, id] = after == null ? [] : decodeCursor(after, 'after', sort, 2);
  const start =
    value === undefined ? sql`` : sql` where ${column} < ${value} or (${column} = ${value} and r.id > ${id})`;
  const rowsOf = (part: RankedPart) => (typeof rows === 'function' ? rows(part) : rows);
  const order = sql` order by ${column} desc, r.id`;
  const part = sql`select r.* from (${rowsOf({ after: value === undefined ? undefined : { value, id }, limit: first })}) as r${start}${order} limit ${rawSql(String(first))}`;
  const completed =
    details && sql`select r.*, ${details.columns} from (${part}) as r ${details.join}${order}`;
  const [found, counted] = await Promise.all([
    query<R>(ctx, sql`${rawSql(`/* analytics.${name} */ `)}${completed ?? part}`),
    isCounted
      ? query<{ total: number }>(
          ctx,
          sql`${rawSql(`/* analytics.${name}, count */`)} select count(*) as total from (select 1 from (${rowsOf({ after: undefined, limit: mostCounted + 1 })}) as r limit ${rawSql(String(mostCounted + 1))}) as c`,
        )
      : undefined,
  ]);
  return {
    rows: found.map(row => {
      const read = withNumbers(row, numbers);
      return { ...read, cursor: encodeCursor(sort, [read[by as keyof typeof read], row.id]) };
    }),
    count: counted && countOf(counted[0]!.total),
  };
}

/** MySQL returns sums as strings. */
export function withNumbers<R extends object>(row: R, names: readonly string[]): R {
  return { ...row, ...Object.fromEntries(names.map(name => [name, Number(row[name as keyof R] ?? 0)])) };
}
