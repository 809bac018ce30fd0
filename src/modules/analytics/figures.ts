/** The average amount, rounded half up to the minor unit; 0 when there are none. */
export function average(totalMinor: number, count: number): number {
  return count === 0 ? 0 : Math.floor((2 * totalMinor + count) / (2 * count));
}

const decimals = 4;

/** The relative change of a value: "0.25" is a quarter more than before. Null when it was 0 before. */
export function changeOf(value: number, before: number): string | null {
  if (before === 0) return null;
  const rate = (value - before) / Math.abs(before);
  return String(Number(rate.toFixed(decimals)));
}
