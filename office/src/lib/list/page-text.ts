import { type Counted, totalText } from './total-text.ts';

/** Where a page is in its list: "21–40 of 1,234". */
export function pageText(page: { offset: number; count: number; total?: Counted }, locale?: string): string {
  const { offset, count, total } = page;
  if (count === 0) return '';
  const number = new Intl.NumberFormat(locale);
  const last = offset + count;
  const range = `${number.format(offset + 1)}–${number.format(last)}`;
  if (!total || (!total.totalCountIsExact && last > total.totalCount)) return range;
  return `${range} of ${totalText({ ...total, totalCount: Math.max(total.totalCount, last) }, locale)}`;
}
