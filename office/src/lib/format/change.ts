import { compareDecimals, type Decimal } from './decimal.ts';
import { formatPercent } from './numbers.ts';

export type ChangeOf = { direction: 'up' | 'down' | 'same'; text: string };

/** A figure against the same figure before. From nothing to something has no percentage, so it says "new". */
export function changeOf(current: Decimal | number, previous: Decimal | number, locale: string): ChangeOf {
  const now = String(current);
  const before = String(previous);
  const order = compareDecimals(now, before);
  if (order === 0) return { direction: 'same', text: 'No change' };
  const direction = order > 0 ? 'up' : 'down';
  if (compareDecimals(before, '0') === 0) return { direction, text: 'New' };
  const percent = (Math.abs(Number(now) - Number(before)) / Math.abs(Number(before))) * 100;
  return { direction, text: formatPercent(percent, locale, percent >= 10 ? 0 : 1) };
}
