import type { SearchText } from './entry-of.ts';
import type { SearchList } from './search-list.ts';

/** How the rows of a table become texts of the search index. */
export interface SearchSource<R extends object = never> extends SearchList {
  /** What the text is made of. A change of anything else does not concern the index. */
  readonly properties: readonly (keyof R & string)[];
  /** Null for a row that no search finds. */
  readonly textOf: (row: R) => SearchText | null;
}

const sources = new WeakMap<object, SearchSource>();

/** Declares how an entity is found by words. What the ORM writes of it then gets into the index in the same transaction. */
export function Searched<R extends object>(source: SearchSource<R>) {
  return (entity: abstract new (...args: never[]) => R): void => {
    sources.set(entity, source);
  };
}

/** How an entity is found by words; undefined for one that is not. */
export function searchSourceOf(entity: object): SearchSource | undefined {
  return sources.get(entity);
}
