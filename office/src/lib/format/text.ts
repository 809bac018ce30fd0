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

/** "rentalLateFee" → "Rental late fee" */
export function fieldText(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
