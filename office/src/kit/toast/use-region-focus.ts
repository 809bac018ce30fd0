import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** F6 leads to the messages and back. When the one that has the focus goes, the next gets it, or where it came from. */
export function useRegionFocus(region: RefObject<HTMLElement | null>, count: number) {
  const cameFrom = useRef<Element | null>(null);
  const hasFocus = useRef(false);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const box = region.current;
      if (event.key !== 'F6' || !box) return;
      event.preventDefault();
      if (box.contains(document.activeElement)) focusAgain(cameFrom.current);
      else box.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [region]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a message came or went.
  useLayoutEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return;
    if (region.current) region.current.focus();
    else focusAgain(cameFrom.current);
    hasFocus.current = region.current !== null;
  }, [region, count]);

  return {
    entered(from: EventTarget | null) {
      if (!hasFocus.current && from instanceof Element) cameFrom.current = from;
      hasFocus.current = true;
    },
    left() {
      hasFocus.current = false;
    },
  };
}

function focusAgain(element: Element | null): void {
  if (element instanceof HTMLElement && element.isConnected) element.focus();
}
