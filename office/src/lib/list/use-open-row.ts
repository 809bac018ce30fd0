import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

/** The row whose drawer is open stands in the address, so that a link shows it to a colleague; the page of the list stays. */
export function useOpenRow(): (id: string | undefined) => void {
  const navigate = useNavigate();
  const search = useRouterState({ select: ({ location }) => location.search as Record<string, unknown> });
  const place = useRouterState({ select: ({ location }) => location.state.place });
  return useCallback(
    id =>
      void navigate({
        to: '.',
        search: { ...search, open: id } as never,
        state: { place },
        replace: id === undefined,
        resetScroll: false,
      }),
    [navigate, search, place],
  );
}
