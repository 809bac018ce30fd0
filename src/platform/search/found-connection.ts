import type { GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context/context.ts';
import { type Count, countRows, type List, type PageRequest, pageOf, pageSql } from '../database/page.ts';
import { query, type Row, selectRows, tableOf } from '../database/rows.ts';
import { listSql, rawSql, sql } from '../database/sql.ts';
import { ConnectionData, hasPage, isCountSelected, readConnection } from '../graphql/connection.ts';
import { filterTooBroad } from '../graphql/filter-too-broad.ts';
import { countWays, foundBy, type RowSearch, withFound } from './row-search.ts';
import { type SearchLimits, searchLimits } from './search-limits.ts';
import { searchVersions } from './search-versions.ts';
import { walkList } from './walk-list.ts';

interface Rarest {
  readonly place: number;
  /** Up to the limit; one more stands for more than that. */
  readonly count: number;
}

/**
 * Reads one page of a list whose rows are searched for, and the total count when the query asks for it. What a rare word
 * finds is read and sorted; if all are common, it is first looked for the page along the list.
 * @throws FILTER_TOO_BROAD when the page was not found among the rows that may be looked at
 */
export async function readFoundConnection<E extends object>(
  ctx: Context,
  info: GraphQLResolveInfo,
  name: string,
  request: PageRequest<E>,
  search: RowSearch | undefined,
  limits: SearchLimits = searchLimits,
): Promise<ConnectionData<Row<E>>> {
  if (!search) return readConnection(ctx, info, name, request);
  // A page that cannot be is refused before anything is read.
  pageOf<E>(request, []);
  await ctx.services.get(searchVersions).refresh(ctx);
  const rarest = await rarestOf(ctx, search, limits);
  const isCounted = isCountSelected(info);
  const [rows, count] = await Promise.all([
    isCounted && !hasPage(info) ? [] : foundRows(ctx, request, { name, search, rarest, limits }),
    isCounted ? countFound(ctx, request, { name, search, rarest, limits }) : undefined,
  ]);
  return new ConnectionData(pageOf(request, rows), count);
}

/** The word that leads to the fewest rows. */
export async function rarestOf(ctx: Context, search: RowSearch, limits: SearchLimits): Promise<Rarest> {
  const counts = await countWays(ctx, search, limits.candidates);
  const count = Math.min(...counts);
  return { place: counts.indexOf(count), count };
}

/** What is looked for, and where that begins. */
export interface Finding {
  readonly name: string;
  readonly search: RowSearch;
  readonly rarest: Rarest;
  readonly limits: SearchLimits;
}

/** The rows of a page of what is found, and one more. @throws FILTER_TOO_BROAD */
export async function foundRows<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  { name, search, rarest, limits }: Finding,
): Promise<Row<E>[]> {
  const isRare = rarest.count <= limits.candidates;
  if (rarest.count > limits.fewHits) {
    const meet = (ids: readonly string[]) => foundAmong(ctx, request, search, ids);
    const most = isRare ? limits.firstWalk : limits.candidates;
    const rows = await walkList(ctx, request, { name, limits, most, meet });
    if (rows) return rows;
  }
  if (!isRare) throw tooCommon(search, limits);
  const statement = pageSql(ctx, withFound(ctx, request, search, rarest.place), name);
  return selectRows<E>(ctx, request.selection, statement, 1);
}

/** Which of these rows all words find. */
async function foundAmong<E extends object>(
  ctx: Context,
  { entity }: List<E>,
  { words }: RowSearch,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const table = rawSql(`\`${tableOf(ctx.database.db, entity)}\``);
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* search.foundAmong */ select t.id from ${table} as t where t.id in (${listSql(ids)}) and ${foundBy(words)}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** These are all, unless even the rarest word leads to more rows than are looked at. */
export async function countFound<E extends object>(
  ctx: Context,
  list: List<E>,
  { name, search, rarest: { place, count }, limits }: Finding,
): Promise<Count> {
  if (count <= limits.candidates) return countRows(ctx, withFound(ctx, list, search, place), name);
  const { total } = await countRows(ctx, withFound(ctx, list, search, place, limits.candidates), name);
  return { total, isExact: false };
}

function tooCommon({ plural }: RowSearch, { candidates }: SearchLimits): GraphQLError {
  const most = candidates.toLocaleString('en');
  return filterTooBroad(
    `More than ${most} ${plural} have these words, and among the first ${most} of the list are too few that do. Add a word or another filter.`,
    ['filter', 'search'],
  );
}
