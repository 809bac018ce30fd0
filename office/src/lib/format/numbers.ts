import { type Decimal, exact } from './decimal.ts';

/** "$1,299.90", with the digits that the currency has. */
export function formatMoney(amount: Decimal | number, currencyCode: string, locale: string): string {
  return numberFormat(locale, { style: 'currency', currency: currencyCode }).format(exact(amount));
}

/** "$1.3M", for axes and tight figures. */
export function formatMoneyShort(amount: Decimal | number, currencyCode: string, locale: string): string {
  const options = { style: 'currency', currency: currencyCode, notation: 'compact' } as const;
  return numberFormat(locale, { ...options, minimumFractionDigits: 0, maximumFractionDigits: 1 }).format(
    exact(amount),
  );
}

export function formatQuantity(value: Decimal | number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 3 }).format(exact(value));
}

/** Takes a percentage as people write it: 12.5 becomes "12.5%". */
export function formatPercent(value: Decimal | number, locale: string, digits = 1): string {
  const unit = { style: 'unit', unit: 'percent', maximumFractionDigits: digits } as const;
  return numberFormat(locale, unit).format(exact(value));
}

export function formatBytes(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const options = { style: 'unit', unit: units[step], unitDisplay: step ? 'short' : 'long' } as const;
  return numberFormat(locale, { ...options, maximumFractionDigits: 1 }).format(bytes / 1000 ** step);
}

/** How many digits a currency has after the point: 2 for USD, 0 for JPY, 3 for KWD. */
export function digitsOf(currencyCode: string): number {
  const options = numberFormat('en', { style: 'currency', currency: currencyCode }).resolvedOptions();
  return options.maximumFractionDigits ?? 2;
}

/** The currency's sign, and on which side of the number the locale writes it. */
export function currencySign(
  currencyCode: string,
  locale: string,
): { sign: string; side: 'before' | 'after' } {
  const parts = numberFormat(locale, { style: 'currency', currency: currencyCode }).formatToParts(1);
  const at = parts.findIndex(part => part.type === 'currency');
  const side = at < parts.findIndex(part => part.type === 'integer') ? 'before' : 'after';
  return { sign: parts[at]?.value ?? currencyCode, side };
}

const formats = new Map<string, Intl.NumberFormat>();

// Making a format takes far longer than using it, and a table has hundreds of amounts.
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}
