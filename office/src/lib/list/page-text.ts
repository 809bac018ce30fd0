/** Where a page is in its list: "21–40 of 1,234". */
export function pageText(page: { offset: number; count: number; total?: number }, locale?: string): string {
  const { offset, count, total } = page;
  if (count === 0) return '';
  const number = new Intl.NumberFormat(locale);
  const range = `${number.format(offset + 1)}–${number.format(offset + count)}`;
  return total === undefined ? range : `${range} of ${number.format(Math.max(total, offset + count))}`;
}
