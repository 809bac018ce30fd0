/** The mean amount of so many, rounded half up to the minor unit; nothing for none. */
export function average(totalMinor: number, count: number): number {
  return count === 0 ? 0 : Math.floor((2 * totalMinor + count) / (2 * count));
}

const decimals = 4;

/** How much larger a value is than the one before, as a rate: "0.25" is a quarter more. Null when there was none. */
export function changeOf(value: number, before: number): string | null {
  if (before === 0) return null;
  const rate = (value - before) / Math.abs(before);
  return String(Number(rate.toFixed(decimals)));
}
