import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { TablePaging } from '../../kit/data-table/table-types.ts';
import { stringifySearch } from '../search-params.ts';
import { pageText } from './page-text.ts';
import type { Counted } from './total-text.ts';

/** Where the reader is in a list. It stands in the history, not in the address: a link shows a colleague the first page. */
export interface Place {
  readonly after?: string;
  readonly before?: string;
  /** How many entries stand before this page. */
  readonly offset: number;
}

declare module '@tanstack/history' {
  interface HistoryState {
    place?: Place;
  }
}

/** What the API tells of a page of a list. */
export interface Page extends Counted {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor?: string | null;
    readonly endCursor?: string | null;
  };
}

export interface ListPage {
  /** The arguments of the list: `first after` or `last before`. */
  readonly cursor: { first?: number; after?: string; last?: number; before?: string };
  /** Changes with the filter and the sort, and not with the page. */
  readonly filterKey: string;
  /** Sets search parameters; undefined removes one. Goes to the first page. */
  change(search: Record<string, unknown>): void;
  /** Replaces all search parameters, as a saved view does. */
  open(search: string): void;
  /** The footer of the table; `prefetch` is called with the arguments of the next page when it is likely to be wanted. */
  paging(
    page: Page | undefined,
    count: number,
    prefetch?: (cursor: ListPage['cursor']) => void,
  ): TablePaging | undefined;
}

const defaultSize = 25;

/** The state of a list of which filter and sort stand in the address. */
export function useListPage(size = defaultSize): ListPage {
  const navigate = useNavigate();
  const search = useRouterState({ select: ({ location }) => location.search as Record<string, unknown> });
  const place = useRouterState({ select: ({ location }) => location.state.place });
  // A drawer that opens over the list changes nothing of it.
  const filterKey = stringifySearch({ ...search, open: undefined });

  return useMemo((): ListPage => {
    const go = (next: Record<string, unknown>, to: { place?: Place; replace: boolean }) =>
      void navigate({
        to: '.',
        search: next as never,
        state: { place: to.place },
        replace: to.replace,
        resetScroll: false,
      });
    const { after, before, offset = 0 } = place ?? {};
    return {
      cursor: before ? { last: size, before } : { first: size, after },
      filterKey,
      change: changes => go({ ...search, ...changes }, { replace: true }),
      open: text => go(Object.fromEntries(new URLSearchParams(text)), { replace: false }),
      paging(page, count, prefetch) {
        if (!page) return undefined;
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
        const next = { after: endCursor ?? undefined, offset: offset + count };
        const previous = { before: startCursor ?? undefined, offset: Math.max(0, offset - size) };
        return {
          hasNext: hasNextPage,
          hasPrevious: hasPreviousPage,
          text: pageText({ offset, count, total: page }),
          onNext: () => go(search, { place: next, replace: false }),
          // The first page again, whatever came in before it meanwhile.
          onPrevious: () =>
            go(search, { place: previous.offset === 0 ? undefined : previous, replace: false }),
          onPrefetchNext:
            prefetch && hasNextPage ? () => prefetch({ first: size, after: next.after }) : undefined,
        };
      },
    };
  }, [navigate, search, place, size, filterKey]);
}
