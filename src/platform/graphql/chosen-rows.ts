import type { Context } from '../context/context.ts';
import { isIn } from '../database/conditions.ts';
import { estimateRows } from '../database/estimates.ts';
import {
  type Choice,
  conditionOf,
  indexBeginningWith,
  isServed,
  type PageRequest,
  pageSql,
  positionOf,
} from '../database/page.ts';
import { columnOf, query, type Row, selectRows, tableOf } from '../database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../database/sql.ts';
import { type SearchLimits, searchLimits } from '../search/search-limits.ts';
import { walkList } from '../search/walk-list.ts';
import { filterTooBroad } from './filter-too-broad.ts';

/** So many rows are read along the sort without a second thought. */
const shortWalk = 2_000;

/**
 * The rows of a page, and one more, of a list that is filtered by choices. Where no index has them in the order of the
 * sort and they are probably far apart, those of the rarest choice are read and sorted; if all choices are common, it is
 * looked for the page along the list.
 * @throws FILTER_TOO_BROAD when the page was not found among the rows that may be looked at
 */
export async function chosenRows<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  name: string,
  limits: SearchLimits = searchLimits,
): Promise<Row<E>[]> {
  const read = (request: PageRequest<E>) =>
    selectRows<E>(ctx, request.selection, pageSql(ctx, request, name), 1);
  if (ctx.database.db.dialect.name === 'sqlite' || isServed(ctx, request)) return read(request);
  const chosen = await estimate(ctx, request);
  const share = chosen.choices.reduce((share, { rows }) => share * Math.min(1, rows / chosen.total), 1);
  const rarest = chosen.choices.reduce((a, b) => (b.rows < a.rows ? b : a));
  if (share > 0 && positionOf(request).size / share <= shortWalk) return read(request);
  if (rarest.rows <= limits.candidates && rarest.index !== undefined) {
    const conditions = chosen.choices.map(({ condition }) => condition);
    return read({
      ...request,
      choices: [],
      where: [...request.where, ...conditions],
      along: rarest.index,
    });
  }
  const all = { ...request, choices: [] };
  const meet = (ids: readonly string[]) => meeting(ctx, request, ids);
  const rows = await walkList(ctx, all, { name, limits, most: limits.candidates, meet });
  if (!rows) throw tooBroad(limits);
  return rows;
}

interface Estimate {
  /** How many rows the table has. */
  readonly total: number;
  readonly choices: readonly {
    readonly condition: Sql;
    /** Undefined when none begins with it; then it may have any number of rows. */
    readonly index: string | undefined;
    readonly rows: number;
  }[];
}

async function estimate<E extends object>(
  ctx: Context,
  { entity, choices = [] }: PageRequest<E>,
): Promise<Estimate> {
  const { db } = ctx.database;
  const table = rawSql(`\`${tableOf(db, entity)}\` as t`);
  const total = await estimateRows(ctx, sql`select 1 from ${table}`);
  const given = choices.filter(({ values }) => values != null);
  const ofChoice = async ({ property, values }: Choice) => {
    const condition = isIn(columnOf(db, entity, property), values)!;
    const index = indexBeginningWith(ctx, entity, property);
    const rows = index
      ? await estimateRows(ctx, sql`select 1 from ${table}${db.dialect.along(index)} where ${condition}`)
      : total;
    return { condition, index, rows };
  };
  return { total, choices: await Promise.all(given.map(ofChoice)) };
}

async function meeting<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const table = rawSql(`\`${tableOf(ctx.database.db, request.entity)}\``);
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* list.meeting */ select t.id from ${table} as t where t.id in (${listSql(ids)}) and ${conditionOf(ctx, request)}`,
  );
  return new Set(rows.map(({ id }) => id));
}

function tooBroad({ candidates }: SearchLimits): Error {
  const most = candidates.toLocaleString('en');
  return filterTooBroad(
    `Each of these conditions leaves more than ${most} entries, and among the first ${most} of the list are too few that meet all. Add another filter, or sort by something else.`,
    ['filter'],
  );
}
