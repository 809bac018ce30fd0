import { createContext, useContext, useEffect, useRef } from 'react';

export const PathnameContext = createContext('');

/** Overlays close when a link in them leads elsewhere. The search parameters may change under an open one: a drawer filters. */
export function useCloseOnNavigation(isOpen: boolean, close: () => void): void {
  const pathname = useContext(PathnameContext);
  const openedAt = useRef<string | null>(null);
  useEffect(() => {
    if (!isOpen) openedAt.current = null;
    else if (openedAt.current === null) openedAt.current = pathname;
    else if (openedAt.current !== pathname) close();
  }, [isOpen, pathname, close]);
}
