import type { Context } from '../context/context.ts';
import type { List } from '../database/page.ts';
import { query, tableOf } from '../database/rows.ts';
import { joinSql, rawSql, type Sql, sql } from '../database/sql.ts';
import { countWords, maxQueryWords } from '../lib/search-text.ts';
import { searchLimits } from './search-limits.ts';
import { limited, type Way } from './ways.sql.ts';

/** The words that rows of a table are searched for. Each finds rows in several ways; what all of them find is found. */
export interface RowSearch {
  /** What is found, in the plural: `orders`. */
  readonly plural: string;
  /** The ways of each word. One without any finds nothing. */
  readonly words: readonly (readonly Way[])[];
}

/** A list that may be searched. */
export interface RowsSearched<E extends object> {
  readonly list: List<E>;
  readonly search: RowSearch | undefined;
}

/** The search of a list by `filter.search`; undefined without words. */
export function rowSearch(
  text: string | null | undefined,
  plural: string,
  waysOf: (word: string) => readonly Way[],
): RowSearch | undefined {
  const typed = (text ?? '').trim().split(/\s+/).filter(Boolean).slice(0, maxQueryWords);
  if (typed.length === 0) return undefined;
  // The dash in "Anna - Berlin" is no word.
  const words = typed.filter(word => countWords(word) > 0);
  return { plural, words: words.length === 0 ? [[]] : words.map(waysOf) };
}

/** Condition: each of these words finds `t`. */
export function foundBy(words: RowSearch['words']): Sql {
  const found = words.map(ways =>
    ways.length === 0
      ? rawSql('1 = 0')
      : sql`(${joinSql(
          ways.map(({ condition }) => condition),
          ' or ',
        )})`,
  );
  return found.length === 0 ? rawSql('1 = 1') : joinSql(found, ' and ');
}

/** The list as what its words find among the rows that its other conditions leave: for those of one parent, which are few. */
export function amongFew<E extends object, L extends List<E>>(list: L, search: RowSearch | undefined): L {
  return search ? { ...list, where: [...list.where, foundBy(search.words)] } : list;
}

/** How many rows each word leads to, counted up to a limit. One more stands for more than that. */
export async function countWays(ctx: Context, { words }: RowSearch, limit: number): Promise<number[]> {
  const counts = words.flatMap((ways, place) =>
    ways.map(
      ({ counted }) =>
        sql`select ${rawSql(String(place))} as place, count(*) as total from (${counted(limit + 1)}) as c`,
    ),
  );
  const totals = words.map(() => 0);
  if (counts.length === 0) return totals;
  const rows = await query<{ place: number; total: number }>(
    ctx,
    sql`/* search.countWays */ ${joinSql(counts, ' union all ')}`,
  );
  for (const { place, total } of rows) totals[Number(place)]! += Number(total);
  return totals.map(total => Math.min(total, limit + 1));
}

/** The list as what a word finds, if the others find it too. All that it finds is read. */
export function withFound<E extends object, L extends List<E>>(
  ctx: Context,
  list: L,
  { words }: RowSearch,
  place: number,
  limit?: number,
): L {
  const { db } = ctx.database;
  const ways = words[place]!;
  const found =
    ways.length === 0
      ? rawSql('select null as id where 1 = 0')
      : joinSql(
          ways.map(({ ids }) =>
            limit === undefined ? ids : sql`select * from (${limited(ids, limit)}) as l`,
          ),
          ' union all ',
        );
  const end = rawSql(limit === undefined ? '' : ` limit ${limit}`);
  const hits = sql`select distinct f.id from (${found}) as f${end}`;
  // What is found comes first: SQLite keeps the order of a cross join, and MariaDB does not walk along an index of the table.
  const from = sql`(${hits}) as s cross join ${rawSql(`\`${tableOf(db, list.entity)}\` as t`)}${db.dialect.sorted} on t.id = s.id`;
  const others = words.filter((_, other) => other !== place);
  return { ...list, from, where: [...list.where, others.length > 0 ? foundBy(others) : undefined] };
}

/** The list with all that its search finds, however much: for exports. */
export async function withAllFound<E extends object>(
  ctx: Context,
  { list, search }: RowsSearched<E>,
): Promise<List<E>> {
  if (!search) return list;
  const counts = await countWays(ctx, search, searchLimits.candidates);
  return withFound(ctx, list, search, counts.indexOf(Math.min(...counts)));
}
