import type { GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';
import type { List, PageRequest } from '../database/page.ts';
import { tableOf } from '../database/rows.ts';
import type { Sql } from '../database/sql.ts';
import { filterTooBroad } from '../graphql/filter-too-broad.ts';
import { rarestWord } from './rarest-word.ts';
import { searchLimits } from './search-limits.ts';
import type { SearchList } from './search-list.ts';
import { searchVersions } from './search-versions.ts';
import { hitsSql, joinHits, noHits, type WordSearch, withWordSql, wordSearch } from './words.sql.ts';

/** The words that a list is searched for. */
export interface ListSearch {
  readonly text: string;
  readonly lists: readonly SearchList[];
  /** What is found, in the plural: `products`. */
  readonly plural: string;
  /** Where the words stand in the arguments. */
  readonly path: readonly string[];
  /** There is no other condition that leaves out hits. */
  readonly isAlone: boolean;
  /** There is one that an index serves, so that what meets it can be read instead of the hits. */
  readonly isNarrowed: boolean;
}

/** A list that may be searched. Without its hits it is not the list that was asked for, so it cannot be read by itself. */
export interface SearchedList<E extends object> {
  readonly list: List<E>;
  readonly search: ListSearch | undefined;
}

export function tooBroad({ plural, path }: Pick<ListSearch, 'plural' | 'path'>): GraphQLError {
  const most = searchLimits.candidates.toLocaleString('en');
  return filterTooBroad(
    `More than ${most} ${plural} have these words, and among the first ${most} are too few that meet the other conditions. Add a word or another filter.`,
    path,
  );
}

/** The list with all its hits, however many: for exports. */
export async function withAllHits<E extends object>(
  ctx: Context,
  { list, search }: SearchedList<E>,
): Promise<List<E>> {
  if (!search) return list;
  await ctx.services.get(searchVersions).refresh(ctx);
  const words = wordSearch(ctx, search.text, search.lists);
  const { place } = await rarestWord(ctx, words, searchLimits.candidates);
  return withHits(ctx, list, words, withWordSql(words, place));
}

/** The same for a page of each of many parents, each of which reads all hits. @throws FILTER_TOO_BROAD when they are too many */
export async function withFewHits<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  search: ListSearch | undefined,
): Promise<PageRequest<E>> {
  if (!search) return request;
  const words = wordSearch(ctx, search.text, search.lists);
  const { place, count } = await rarestWord(ctx, words, searchLimits.candidates);
  if (count > searchLimits.candidates) throw tooBroad(search);
  return withHits(ctx, request, words, withWordSql(words, place));
}

/** @param candidates the ids of the things that may be hits */
export function withHits<E extends object, L extends List<E>>(
  ctx: Context,
  list: L,
  search: WordSearch,
  candidates: Sql,
): L {
  const hits = search.words.length === 0 ? noHits : hitsSql(search, candidates);
  return { ...list, from: joinHits(ctx, tableOf(ctx.database.db, list.entity), hits) };
}
