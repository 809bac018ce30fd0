/** What opens over the page, and is loaded after it. */
export type Extra = 'palette' | 'shortcuts';

const name = 'tradepost:open';

/** Opens it once it is loaded: it is no part of the first paint, so it is reached by an event. */
export function openExtra(extra: Extra): void {
  window.dispatchEvent(new CustomEvent(name, { detail: extra }));
}

export function onOpenExtra(listener: (extra: Extra) => void): () => void {
  const listen = (event: Event) => listener((event as CustomEvent<Extra>).detail);
  window.addEventListener(name, listen);
  return () => window.removeEventListener(name, listen);
}
