import type { GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';
import type { List, PageRequest } from '../database/page.ts';
import { tableOf } from '../database/rows.ts';
import { filterTooBroad } from '../graphql/filter-too-broad.ts';
import { rarestWord } from './rarest-word.ts';
import type { SearchList } from './search-list.ts';
import { hitsSql, joinHits, noHits, type WordSearch, wordSearch } from './words.sql.ts';

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
}

/** A list whose entries must also be hits of a search, if there is one. */
export interface Searched {
  readonly search?: ListSearch | undefined;
}

export type SearchedList<E extends object> = List<E> & Searched;
export type SearchedRequest<E extends object> = PageRequest<E> & Searched;

/** So many hits are read and sorted for a page, and so many things are looked at in search of them. */
export const mostCandidates = 10_000;

export function tooBroad({ plural, path }: Pick<ListSearch, 'plural' | 'path'>): GraphQLError {
  const most = mostCandidates.toLocaleString('en');
  return filterTooBroad(
    `More than ${most} ${plural} have these words, and among the first ${most} are too few that meet the other conditions. Add a word or another filter.`,
    path,
  );
}

/** The list with all hits of its search joined as `s`, however many: for exports. */
export async function withAllHits<E extends object>(ctx: Context, list: SearchedList<E>): Promise<List<E>> {
  if (!list.search) return list;
  const search = wordSearch(list.search.text, list.search.lists);
  const { place } = await rarestOf(ctx, search);
  return withHits(ctx, list, search, place);
}

/** The same for the lists of parents, each of which reads all hits. @throws FILTER_TOO_BROAD when they are too many */
export async function withFewHits<E extends object>(
  ctx: Context,
  request: SearchedRequest<E>,
): Promise<PageRequest<E>> {
  if (!request.search) return request;
  const search = wordSearch(request.search.text, request.search.lists);
  const { place, count } = await rarestOf(ctx, search);
  if (count > mostCandidates) throw tooBroad(request.search);
  return { ...request, from: joinHits(ctx, tableOf(ctx.database.db, request.entity), hitsOf(search, place)) };
}

export function withHits<E extends object, L extends List<E>>(
  ctx: Context,
  list: L,
  search: WordSearch,
  place: number,
): L {
  const table = tableOf(ctx.database.db, list.entity);
  return { ...list, from: joinHits(ctx, table, hitsOf(search, place)) };
}

function hitsOf(search: WordSearch, place: number) {
  return search.words.length === 0 ? noHits : hitsSql(search, place);
}

async function rarestOf(ctx: Context, search: WordSearch) {
  return search.words.length === 0 ? { place: 0, count: 0 } : rarestWord(ctx, search, mostCandidates);
}
