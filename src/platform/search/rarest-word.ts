import DataLoader from 'dataloader';
import type { Context } from '../context/context.ts';
import { loaderOf } from '../database/load.ts';
import { query } from '../database/rows.ts';
import { joinSql, listSql, rawSql, sql } from '../database/sql.ts';
import type { Field } from './search-list.ts';
import { hasWord, postingKeys, type WordSearch } from './words.sql.ts';

/** A word of a search, and how many postings it has, counted up to a limit. */
export interface CountedWord {
  readonly place: number;
  /** One more than the limit stands for more than that. */
  readonly count: number;
}

/** How often each word of a search stands in these fields. Nothing beyond the limit is read. */
export async function countWords(
  ctx: Context,
  search: WordSearch,
  fields: readonly Field[],
  limit: number,
): Promise<CountedWord[]> {
  const keys = postingKeys(search, fields);
  const counts = search.words.map(
    (_, place) =>
      sql`select ${rawSql(String(place))} as place, count(*) as total from (select 1 from search_posting as p where p.list_key in (${listSql(keys)}) and ${hasWord('p', search, place)} limit ${rawSql(String(limit + 1))}) as c`,
  );
  const rows = await query<{ place: number; total: number }>(
    ctx,
    sql`/* search.countWords */ ${joinSql(counts, ' union all ')}`,
  );
  return rows.map(({ place, total }) => ({ place: Number(place), count: Number(total) }));
}

/** The word that stands in the fewest places. It is found once for the lists of all parents, which search for the same. */
export function rarestWord(ctx: Context, search: WordSearch, limit: number): Promise<CountedWord> {
  if (search.words.length === 0) return Promise.resolve({ place: 0, count: 0 });
  const loader = loaderOf(ctx, 'search.rarestWord', () => rarestWordLoader(ctx));
  return loader.load({ search, limit });
}

interface Wanted {
  readonly search: WordSearch;
  readonly limit: number;
}

function rarestWordLoader(ctx: Context): DataLoader<Wanted, CountedWord> {
  return new DataLoader(
    wanted => {
      const byKey = new Map<string, Promise<CountedWord>>();
      return Promise.all(
        wanted.map(one => {
          const key = JSON.stringify(one);
          const found = byKey.get(key) ?? readRarestWord(ctx, one);
          byKey.set(key, found);
          return found;
        }),
      );
    },
    { cache: false },
  );
}

async function readRarestWord(ctx: Context, { search, limit }: Wanted): Promise<CountedWord> {
  const counted = await countWords(ctx, search, ['t', 'b'], limit);
  return counted.reduce((rarest, word) => (word.count < rarest.count ? word : rarest));
}
