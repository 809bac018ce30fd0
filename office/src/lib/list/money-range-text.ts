import { formatMoney } from '../format/numbers.ts';
import { moneyRange } from './money-range.ts';

/** "$10.00 – $99.50", "from $10.00", "up to $99.50" */
export function moneyRangeText(text: string, currencyCode: string, locale: string): string {
  const { min, max } = moneyRange(text);
  const format = (amount: string) => formatMoney(amount, currencyCode, locale);
  if (min && max) return `${format(min)} – ${format(max)}`;
  return min ? `from ${format(min)}` : `up to ${format(max)}`;
}
