/** PENDING_PAYMENT → "Pending payment" */
export function statusText(value: string): string {
  // Enum values keep the spelling of other commerce APIs; what people read is American.
  const words = value.toLowerCase().replaceAll('_', ' ').replace('cancelled', 'canceled').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "1 order", "1,234 orders" */
export function countText(count: number, one: string, many: string, locale: string): string {
  const rule = new Intl.PluralRules('en').select(count);
  return `${new Intl.NumberFormat(locale).format(count)} ${rule === 'one' ? one : many}`;
}

/** "1–20 of 1,234"; "1–20 of 10,000+" where the API stopped counting. */
export function pageText(
  page: { first: number; shown: number; total?: number; exact?: boolean },
  locale: string,
) {
  const number = new Intl.NumberFormat(locale);
  if (page.shown === 0) return 'None';
  const range = `${number.format(page.first)}–${number.format(page.first + page.shown - 1)}`;
  if (page.total === undefined) return range;
  return `${range} of ${number.format(page.total)}${page.exact === false ? '+' : ''}`;
}
