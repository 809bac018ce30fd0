import { useCallback, useEffect, useRef } from 'react';

/** Calls after a pause. `flush` calls at once, `cancel` drops what waits; leaving the page does too. */
export function useDebounced<T>(call: (value: T) => void, delayMs: number) {
  const latest = useRef(call);
  latest.current = call;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const cancel = useCallback(() => clearTimeout(timer.current), []);
  const flush = useCallback((value: T) => {
    clearTimeout(timer.current);
    latest.current(value);
  }, []);
  const later = useCallback(
    (value: T) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latest.current(value), delayMs);
    },
    [delayMs],
  );
  useEffect(() => cancel, [cancel]);
  return { later, flush, cancel };
}
