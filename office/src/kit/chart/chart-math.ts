import type { ChartSeries } from './chart-types.ts';

/** From zero, unless there is something below it: an axis that starts elsewhere exaggerates. */
export function valueDomain(series: readonly ChartSeries[]): [number, number] {
  const values = series.flatMap(each => each.values).filter(value => value !== null);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? [0, 1] : [low, high];
}

/** Which labels fit at the foot: always the first, evenly spaced, never two on top of each other. */
export function shownLabels(count: number, width: number, labelWidth: number): number[] {
  if (count === 0) return [];
  const fitting = Math.max(1, Math.floor(width / labelWidth));
  const step = Math.ceil(count / fitting);
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

export function nextPoint(key: string, current: number | null, count: number): number | null | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
      return current === null ? 0 : Math.min(current + 1, count - 1);
    case 'ArrowLeft':
      return current === null ? count - 1 : Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
