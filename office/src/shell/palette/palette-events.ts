const name = 'tradepost:palette';

/** The palette is loaded after the page, so its button sends it an event. */
export function openPalette(): void {
  window.dispatchEvent(new Event(name));
}

export function onOpenPalette(listener: () => void): () => void {
  window.addEventListener(name, listener);
  return () => window.removeEventListener(name, listener);
}
