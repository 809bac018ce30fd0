import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { joinSql, listSql, rawSql, type Sql, sql } from '../database/sql.ts';
import { countWords } from './rarest-word.ts';
import type { SearchLimits } from './search-limits.ts';
import type { Field } from './search-list.ts';
import { beginsLike, hasWord, postingKeys, tiers, type WordSearch } from './words.sql.ts';

/** Things that may be hits, in the order of their titles: what to read as `r`, and under which condition. */
export interface Run {
  readonly table: 'search_posting' | 'search_entry';
  readonly condition: Sql;
  /** A thing may be in it several times, and the index has another order; so it is short. */
  readonly isSorted?: true;
}

/** Among whom the hits of one rank are. */
export async function runsOf(
  ctx: Context,
  search: WordSearch,
  tier: number,
  limits: SearchLimits,
): Promise<Run[]> {
  if (tier === tiers.code) return entryRuns(search, sql`r.code_key = ${search.words.join('')}`);
  if (tier === tiers.beginning) return entryRuns(search, beginsLike('r', search));
  // A single word that stands in the title has another rank.
  const fields: Field[] = tier === tiers.title ? ['t'] : search.words.length === 1 ? ['b'] : ['t', 'b'];
  const keys = postingKeys(search, fields);
  const lastPlace = search.words.length - 1;
  const alike = lastPlace === 0 ? await wordsBeginningWith(ctx, search, keys, limits.words) : [];
  if (lastPlace === 0 && alike.length <= limits.words) return wordRuns(keys, alike);
  const counted = await countWords(ctx, search, fields, limits.sorted);
  const rarest = counted.reduce((rarest, word) => (word.count < rarest.count ? word : rarest));
  if (rarest.place < lastPlace) return wordRuns(keys, [search.words[rarest.place]!]);
  if (rarest.count <= limits.sorted) {
    const condition = sql`r.list_key in (${listSql(keys)}) and ${hasWord('r', search, lastPlace)}`;
    return [{ table: 'search_posting', condition, isSorted: true }];
  }
  return lastPlace > 0 ? wordRuns(keys, [search.words[0]!]) : entryRuns(search);
}

function wordRuns(postingKeys: readonly string[], words: readonly string[]): Run[] {
  return words.flatMap(word =>
    postingKeys.map((key): Run => {
      return { table: 'search_posting', condition: sql`r.list_key = ${key} and r.word_key = ${word}` };
    }),
  );
}

function entryRuns({ entryKeys }: WordSearch, condition?: Sql): Run[] {
  return entryKeys.map(key => {
    const inList = sql`r.list_key = ${key}`;
    return { table: 'search_entry', condition: condition ? sql`${inList} and ${condition}` : inList };
  });
}

/**
 * The words that the last one is the beginning of, and one more than the limit if there are more. Each is found by one
 * step down the index, since those between have any number of postings.
 */
async function wordsBeginningWith(
  ctx: Context,
  search: WordSearch,
  postingKeys: readonly string[],
  most: number,
): Promise<string[]> {
  const words: string[] = [];
  const beginning = hasWord('p', search, search.words.length - 1);
  for (;;) {
    const beyond = words.length === 0 ? beginning : sql`${beginning} and p.word_key > ${words.at(-1)}`;
    const next = postingKeys.map(
      key =>
        sql`select * from (select p.word_key as word from search_posting as p where p.list_key = ${key} and ${beyond} order by p.word_key limit 1) as ${rawSql(`w${postingKeys.indexOf(key)}`)}`,
    );
    const rows = await query<{ word: string }>(
      ctx,
      sql`/* search.nextWord */ ${joinSql(next, ' union all ')}`,
    );
    if (rows.length === 0) return words;
    words.push(rows.map(({ word }) => word).reduce((a, b) => (compareText(a, b) < 0 ? a : b)));
    if (words.length > most) return words;
  }
}

/** In the order of the database: by code points. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
