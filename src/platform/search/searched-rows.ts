import type { Context } from '../context/context.ts';
import { conditionOf, type List, type PageRequest, pageSql, positionOf } from '../database/page.ts';
import { query, type Row, selectRows, tableOf } from '../database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../database/sql.ts';
import type { CountedWord } from './rarest-word.ts';
import { type SearchLimits, searchLimits } from './search-limits.ts';
import { type ListSearch, tooBroad, withHits } from './searched-list.ts';
import { type Hit, walkHits } from './walk.ts';
import { walkList } from './walk-list.ts';
import { hasAllWords, inLists, type WordSearch, withWordSql } from './words.sql.ts';

/** How many hits are read and sorted for a page. */
export function fewHitsOf<E extends object>(
  request: List<E>,
  { isAlone }: ListSearch,
  limits = searchLimits,
): number {
  return isByRelevance(request) && isAlone ? limits.fewHits : limits.candidates;
}

function isByRelevance<E extends object>({ sort }: List<E>): boolean {
  return sort.keys[0]?.property === 'tier';
}

export interface Searching {
  readonly search: ListSearch;
  readonly words: WordSearch;
  readonly rarest: CountedWord;
  /** Appears in the SQL, so that a slow statement can be found. */
  readonly name: string;
  readonly limits?: SearchLimits;
}

/**
 * The rows of a page of a searched list, and one more that shows whether there is another page. Few hits are read and
 * sorted; among many, it is looked for the page, in the order of the list.
 * @throws FILTER_TOO_BROAD when the page was not found among the candidates that may be looked at
 */
export async function searchedRows<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  searching: Searching,
): Promise<Row<E>[]> {
  const { search, words, rarest, limits } = searching;
  if (rarest.count <= fewHitsOf(request, search, limits)) {
    return rowsAmong(ctx, request, searching, withWordSql(words, rarest.place));
  }
  return isByRelevance(request)
    ? rowsByRelevance(ctx, request, searching)
    : rowsInOrder(ctx, request, searching);
}

/** The page of those of the candidates that are hits. All of them are read and sorted. */
function rowsAmong<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  { words, name }: Searching,
  candidates: Sql,
): Promise<Row<E>[]> {
  const statement = pageSql(ctx, withHits(ctx, request, words, candidates), name);
  return selectRows<E>(ctx, request.selection, statement, 1);
}

async function rowsByRelevance<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  searching: Searching,
): Promise<Row<E>[]> {
  const { search, words, name, limits = searchLimits } = searching;
  const { size, backward, cursor } = positionOf(request);
  const table = tableOf(ctx.database.db, request.entity);
  const hits = await walkHits(ctx, words, {
    size: size + 1,
    after: cursor && hitOf(cursor),
    descending: request.sort.descending !== backward,
    limits,
    ...(!search.isAlone && { meeting: { table, condition: conditionOf(ctx, request) } }),
  });
  if (!hits) {
    const others = search.isNarrowed ? await fewOthers(ctx, request, limits.candidates) : undefined;
    if (!others) throw tooBroad(search);
    return rowsAmong(ctx, request, searching, others);
  }
  if (hits.length === 0) return [];
  const { text, joins } = request.selection;
  const ids = listSql(hits.map(({ id }) => id));
  const rows = await selectRows<E>(
    ctx,
    request.selection,
    sql`${rawSql(`/* ${name} */ select ${text} from \`${table}\` as t${joins} where`)} t.id in (${ids}) and ${conditionOf(ctx, request)}`,
    1,
  );
  const byId = new Map(rows.map(row => [(row as { id: string }).id, row]));
  return hits.flatMap(({ tier, sortKey, id }) => {
    const row = byId.get(id);
    return row ? { ...row, tier, sortKey } : [];
  });
}

/** The ids of the rows that meet the other conditions, if they are few. */
async function fewOthers<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  most: number,
): Promise<Sql | undefined> {
  const table = rawSql(`\`${tableOf(ctx.database.db, request.entity)}\``);
  const others = sql`select t.id from ${table} as t where ${conditionOf(ctx, request)}`;
  const [row] = await query<{ total: number }>(
    ctx,
    sql`/* search.fewOthers */ select count(*) as total from (${others} limit ${rawSql(String(most + 1))}) as c`,
  );
  return Number(row!.total) <= most ? others : undefined;
}

function hitOf([tier, sortKey, id]: readonly (string | number)[]): Hit {
  return { tier: Number(tier), sortKey: String(sortKey), id: String(id) };
}

/** Reads along the list without the search, and keeps what has the words. */
async function rowsInOrder<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  { search, words, name, limits = searchLimits }: Searching,
): Promise<Row<E>[]> {
  const meet = (ids: readonly string[]) => withWords(ctx, words, ids);
  const rows = await walkList(ctx, request, { name, limits, most: limits.candidates, meet });
  if (!rows) throw tooBroad(search);
  return rows;
}

async function withWords(
  ctx: Context,
  search: WordSearch,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* search.withWords */ select e.id from search_entry as e where e.id in (${listSql(ids)}) and ${inLists(search)} and ${hasAllWords(search)}`,
  );
  return new Set(rows.map(({ id }) => id));
}
