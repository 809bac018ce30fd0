const signs = ['pointermove', 'pointerdown', 'keydown'] as const;

/** Loads a script when the reader first moves or types: after all that the page needs, and before anything can be pressed. */
export function loadWhenMoved(load: () => Promise<unknown>): void {
  const heard = new AbortController();
  const begin = () => {
    heard.abort();
    // A failure shows where it is needed, which loads it again.
    load().catch(() => undefined);
  };
  for (const sign of signs) window.addEventListener(sign, begin, { passive: true, signal: heard.signal });
}
