import type { CombinedError } from '@urql/core';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { CategoriesDocument, type CategoryItemFragment } from './generated/graphql.ts';

export interface Categories {
  readonly categories: readonly CategoryItemFragment[] | undefined;
  readonly error: CombinedError | undefined;
  readonly fetching: boolean;
  readonly readAgain: () => void;
}

// As many as the API gives at once; a store with more needs another request for each hundred.
const first = 100;

/** All categories, since a tree is only a tree when it is whole. */
export function useCategories(deleted: boolean | undefined): Categories {
  const client = useClient();
  const [generation, setGeneration] = useState(0);
  const [state, setState] = useState<Omit<Categories, 'readAgain'>>({
    categories: undefined,
    error: undefined,
    fetching: true,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the generation asks for another reading.
  useEffect(() => {
    let isCurrent = true;
    setState(current => ({ ...current, fetching: true }));
    async function readAll() {
      const found: CategoryItemFragment[] = [];
      let after: string | null | undefined;
      do {
        const { data, error } = await client
          .query(
            CategoriesDocument,
            { first, after: after ?? undefined, filter: { deleted } },
            { requestPolicy: 'network-only' },
          )
          .toPromise();
        if (!isCurrent) return;
        if (!data) {
          setState(current => ({ ...current, error, fetching: false }));
          return;
        }
        found.push(...data.categories.nodes);
        const { hasNextPage, endCursor } = data.categories.pageInfo;
        after = hasNextPage ? endCursor : undefined;
      } while (after);
      setState({ categories: found, error: undefined, fetching: false });
    }
    void readAll();
    return () => {
      isCurrent = false;
    };
  }, [client, deleted, generation]);
  const readAgain = useCallback(() => setGeneration(current => current + 1), []);
  return { ...state, readAgain };
}
