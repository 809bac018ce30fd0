import type { SearchList } from './search-list.ts';
import type { ListSearch } from './searched-list.ts';

/** The search of a list by `filter.search`; undefined without words. @param plural what the list has, in the plural */
export function listSearch(
  filter: { readonly search?: string | null } | null | undefined,
  list: SearchList,
  plural: string,
): ListSearch | undefined {
  const text = filter?.search?.trim();
  if (!filter || !text) return undefined;
  const isAlone = Object.entries(filter).every(([name, value]) => name === 'search' || value == null);
  return { text, lists: [list], plural, path: ['filter', 'search'], isAlone };
}
