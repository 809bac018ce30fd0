type Limits = { min?: number; max?: number };

export function clampNumber(value: number, { min = -Infinity, max = Infinity }: Limits): number {
  return Math.min(Math.max(value, min), max);
}

/** How many steps a key means, as in the ARIA pattern of a spin button; 0 for other keys. */
export function stepForKey(key: string): number {
  return { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[key] ?? 0;
}
