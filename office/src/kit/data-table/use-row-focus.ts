import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

export type RowFocus = ReturnType<typeof useRowFocus>;

/** Which row the Tab key reaches. When rows come and go under the focus, it stays where it was in the list. */
export function useRowFocus(body: RefObject<HTMLTableSectionElement | null>, ids: readonly string[]) {
  const [chosen, setCurrent] = useState<string>();
  const current = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];

  const shownIds = useRef(ids);
  const lostAt = useRef<number>(undefined);
  const onFocusLost = useCallback((id: string) => {
    lostAt.current = shownIds.current.indexOf(id);
  }, []);

  useLayoutEffect(() => {
    shownIds.current = ids;
    if (lostAt.current === undefined || ids.length === 0) return;
    const next = ids[Math.min(Math.max(lostAt.current, 0), ids.length - 1)];
    lostAt.current = undefined;
    // Whoever went elsewhere meanwhile is left there.
    if (document.activeElement === document.body && next !== undefined) rowOf(body.current, next)?.focus();
  }, [body, ids]);

  const focusRow = useCallback((id: string) => rowOf(body.current, id)?.focus(), [body]);
  return { current, setCurrent, focusRow, onFocusLost };
}

function rowOf(body: HTMLElement | null, id: string): HTMLElement | null {
  return body?.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(id)}"]`) ?? null;
}
