import type { Context } from '../context/context.ts';
import type { Sort } from '../database/page.ts';
import { joinSql, listSql, rawSql, type Sql, sql } from '../database/sql.ts';
import { maxQueryWords } from '../lib/search-text.ts';
import { sortLength } from './lengths.ts';
import { entryKey, type Field, postingKey, type SearchList } from './search-list.ts';
import { searchVersions } from './search-versions.ts';

/** The words that a person typed, of which the last one may be the beginning of a word, and where they are looked for. */
export interface WordSearch {
  readonly words: readonly string[];
  /** The keys of the lists in the table of entries. */
  readonly entryKeys: readonly string[];
}

export function wordSearch(ctx: Context, text: string, lists: readonly SearchList[]): WordSearch {
  const analyzer = ctx.services.get(searchVersions).served;
  return {
    words: analyzer.words(text).slice(0, maxQueryWords),
    entryKeys: lists.map(list => entryKey(list, analyzer)),
  };
}

/** The ranks of hits, the best first. */
export const tiers = { code: 0, beginning: 1, title: 2, body: 3 } as const;

/** No letter comes after it. */
const last = '\u{10ffff}';

/** Condition: a posting called `alias` is of the word at this place of the search. */
export function hasWord(alias: string, { words }: WordSearch, place: number): Sql {
  const column = rawSql(`${alias}.word_key`);
  const word = words[place]!;
  return place < words.length - 1
    ? sql`${column} = ${word}`
    : sql`${column} >= ${word} and ${column} < ${word + last}`;
}

export function postingKeys({ entryKeys }: WordSearch, fields: readonly Field[]): string[] {
  return entryKeys.flatMap(key => fields.map(field => postingKey(key, field)));
}

/** Condition: the entry `e` is in the lists of the search. */
export function inLists({ entryKeys }: WordSearch): Sql {
  return entryKeys.length === 1
    ? sql`e.list_key = ${entryKeys[0]}`
    : sql`e.list_key in (${listSql(entryKeys)})`;
}

/** Condition: the sort key of `alias` begins as the search does. */
export function beginsLike(alias: string, { words }: WordSearch): Sql {
  const beginning = [...words.join(' ')].slice(0, sortLength).join('').trim();
  return sql`${rawSql(alias)}.sort_key >= ${beginning} and ${rawSql(alias)}.sort_key < ${beginning + last}`;
}

const hasCode = (search: WordSearch) => sql`e.code_key = ${search.words.join('')}`;
const isBeginning = ({ words }: WordSearch) => sql`instr(e.title_key, ${` ${words.join(' ')}`}) = 1`;
const inTitle = (search: WordSearch) =>
  joinSql(
    spaced(search).map(word => sql`instr(e.title_key, ${word}) > 0`),
    ' and ',
  );
const inText = (search: WordSearch) =>
  joinSql(
    spaced(search).map(word => sql`(instr(e.title_key, ${word}) > 0 or instr(e.body_key, ${word}) > 0)`),
    ' and ',
  );

const spaced = ({ words }: WordSearch) =>
  words.map((word, place) => ` ${word}${place === words.length - 1 ? '' : ' '}`);

/** Condition: the entry `e` has all words. */
export const hasAllWords = inText;

/** Condition: the entry `e` has all words, and this rank. */
export function hasRank(search: WordSearch, tier: number): Sql {
  if (tier === tiers.code) return sql`${hasCode(search)} and ${inText(search)}`;
  const code = sql`not ${hasCode(search)}`;
  if (tier === tiers.beginning) return sql`${code} and ${isBeginning(search)}`;
  const beginning = sql`${code} and not ${isBeginning(search)}`;
  if (tier === tiers.title) return sql`${beginning} and ${inTitle(search)}`;
  return sql`${beginning} and not (${inTitle(search)}) and ${inText(search)}`;
}

/**
 * What a search finds, as a table of `id`, `list_key`, `sort_key`, and `tier`. The tier is 0 when the text is the code, 1
 * when the title begins with it, 2 when the title contains all words, and 3 when some of them are in the body only.
 * @param candidates the ids of the things that may be hits
 */
export function hitsSql(search: WordSearch, candidates: Sql): Sql {
  const tier = sql`case when ${hasCode(search)} then 0 when ${isBeginning(search)} then 1 when ${inTitle(search)} then 2 else 3 end`;
  return sql`(select e.id, e.list_key, e.sort_key, ${tier} as tier from (${candidates}) as h cross join search_entry as e on e.id = h.id where ${inLists(search)} and ${inText(search)})`;
}

/** The ids of the things that have the word at this place. */
export function withWordSql(search: WordSearch, place: number): Sql {
  const keys = listSql(postingKeys(search, ['t', 'b']));
  return sql`select distinct p.id from search_posting as p where p.list_key in (${keys}) and ${hasWord('p', search, place)}`;
}

/** What a search without words finds, in the same form. */
export const noHits = rawSql(
  '(select e.id, e.list_key, e.sort_key, 0 as tier from search_entry as e where 1 = 0)',
);

/** A table as `t`, joined with hits as `s`, which are read first. */
export function joinHits(ctx: Context, table: string, hits: Sql): Sql {
  // SQLite keeps the order of a cross join, and MariaDB does not walk along an index of the table.
  return sql`${hits} as s cross join ${rawSql(`\`${table}\``)} as t${ctx.database.db.dialect.sorted} on t.id = s.id`;
}

/** The best match first, then by title. */
export function byRelevance(descending = false): Sort {
  return {
    name: descending ? 'relevance desc' : 'relevance',
    keys: [
      { sql: 's.tier', property: 'tier' },
      { sql: 's.sort_key', property: 'sortKey' },
    ],
    descending,
  };
}
