import type { Context } from '../context/context.ts';
import { type Count, conditionOf, type List } from '../database/page.ts';
import { query, tableOf } from '../database/rows.ts';
import { listSql, rawSql, sql } from '../database/sql.ts';
import { searchLimits } from './search-limits.ts';
import type { Searching } from './searched-rows.ts';
import { hasAllWords, hasWord, inLists, postingKeys } from './words.sql.ts';

/**
 * How many entries of a searched list there are. These are all, unless more things have its rarest word than are looked at.
 */
export async function countHits<E extends object>(
  ctx: Context,
  list: List<E>,
  { search: { isAlone }, words, rarest, limits = searchLimits }: Omit<Searching, 'name'>,
): Promise<Count> {
  const isExact = rarest.count <= limits.candidates;
  // Whatever has the only word is a hit.
  const isAnyHit = isAlone && words.words.length === 1;
  const keys = listSql(postingKeys(words, ['t', 'b']));
  const limit = rawSql(`limit ${limits.candidates}`);
  const candidates = sql`(select distinct p.id from (select p.id from search_posting as p where p.list_key in (${keys}) and ${hasWord('p', words, rarest.place)} ${limit}) as p)`;
  if (isAnyHit) {
    const [row] = await query<{ total: number }>(
      ctx,
      sql`/* search.countHits */ select count(*) as total from ${candidates} as h`,
    );
    return { total: Number(row!.total), isExact };
  }
  const entries = sql`${candidates} as h cross join search_entry as e on e.id = h.id`;
  const table = rawSql(`\`${tableOf(ctx.database.db, list.entity)}\``);
  const joined = isAlone ? entries : sql`${entries} cross join ${table} as t on t.id = e.id`;
  const condition = isAlone ? rawSql('1 = 1') : conditionOf(ctx, list);
  const [row] = await query<{ total: number }>(
    ctx,
    sql`/* search.countHits */ select count(*) as total from ${joined} where ${inLists(words)} and ${hasAllWords(words)} and ${condition}`,
  );
  return { total: Number(row!.total), isExact };
}
