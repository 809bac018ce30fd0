import type { SearchList } from './search-list.ts';
import type { ListSearch } from './searched-list.ts';

/**
 * The search of a list by `filter.search`; undefined without words.
 * @param plural what the list has, in the plural
 * @param narrowing the other conditions that an index serves
 */
export function listSearch(
  filter: { readonly search?: string | null } | null | undefined,
  list: SearchList,
  plural: string,
  narrowing: readonly string[] = [],
): ListSearch | undefined {
  const text = filter?.search?.trim();
  if (!filter || !text) return undefined;
  const others = Object.entries(filter)
    .filter(([name, value]) => name !== 'search' && value != null)
    .map(([name]) => name);
  return {
    text,
    lists: [list],
    plural,
    path: ['filter', 'search'],
    isAlone: others.length === 0,
    isNarrowed: others.some(name => narrowing.includes(name)),
  };
}
