import { type Decimal, isDecimal } from './decimal.ts';

export type ParsedDecimal =
  | { kind: 'empty' }
  | { kind: 'value'; value: Decimal }
  | { kind: 'invalid'; reason: 'NOT_A_NUMBER' | 'TOO_MANY_DIGITS' | 'NEGATIVE' };

export type ParseDecimalOptions = { locale: string; maxDigits: number; allowNegative?: boolean };

type Separators = { decimal: string; group: string };

/** Reads what a person typed: with the locale's comma or a point, with or without thousands separators. */
export function parseDecimal(text: string, options: ParseDecimalOptions): ParsedDecimal {
  const separators = separatorsOf(options.locale);
  const typed = westernDigits(text, options.locale)
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace('−', '-');
  if (typed === '') return { kind: 'empty' };

  const value = normalize(typed, separators);
  if (value === undefined) return { kind: 'invalid', reason: 'NOT_A_NUMBER' };
  if (value.startsWith('-') && !options.allowNegative) return { kind: 'invalid', reason: 'NEGATIVE' };

  const [whole = '', fraction = ''] = value.split('.');
  if (fraction.slice(options.maxDigits).replace(/0/g, '') !== '')
    return { kind: 'invalid', reason: 'TOO_MANY_DIGITS' };
  const kept = fraction.slice(0, options.maxDigits);
  return { kind: 'value', value: kept ? `${whole}.${kept}` : whole };
}

/** What stands in the field when editing begins: the locale's decimal separator, no thousands separators. */
export function editableDecimal(value: Decimal, locale: string): string {
  return value.replace('.', separatorsOf(locale).decimal);
}

function normalize(typed: string, separators: Separators): Decimal | undefined {
  const sign = typed.startsWith('-') ? '-' : '';
  const digits = typed.replace(/^[-+]/, '');
  if (!/^[\d.,٫٬]*\d[\d.,٫٬]*$/.test(digits)) return undefined;
  const point = decimalPoint(digits, separators);
  const whole = point < 0 ? digits : digits.slice(0, point);
  const fraction = point < 0 ? '' : digits.slice(point + 1);
  if (/\D/.test(fraction) || !isGrouped(whole)) return undefined;
  const plain = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  const value = sign + plain + (fraction ? `.${fraction}` : '');
  return isDecimal(value) ? value : undefined;
}

/** Where the decimal separator stands; -1 when there is none. */
function decimalPoint(digits: string, { decimal, group }: Separators): number {
  const marks = [...digits.matchAll(/\D/g)];
  const last = marks.at(-1);
  if (!last) return -1;
  // Two kinds of separators: the last one is the decimal one. The same one twice: it separates thousands.
  if (new Set(marks.map(mark => mark[0])).size > 1) return last.index;
  if (marks.length > 1) return -1;
  if (last[0] === decimal) return last.index;
  // One separator that is not the locale's decimal one. "1,299" is a thousand where the comma separates thousands; "12,5" cannot be.
  const looksGrouped = last[0] === group && /^[1-9]\d{0,2}\D\d{3}$/.test(digits);
  return looksGrouped ? -1 : last.index;
}

/** Indian amounts group by two, so groups of two or three digits pass; the last group has three. */
function isGrouped(whole: string): boolean {
  if (!/\D/.test(whole)) return true;
  return /^\d{1,3}(\D\d{2,3})*\D\d{3}$/.test(whole) && new Set(whole.replace(/\d/g, '')).size === 1;
}

const separatorsByLocale = new Map<string, Separators>();

function separatorsOf(locale: string): Separators {
  let found = separatorsByLocale.get(locale);
  if (!found) {
    const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1234567.8);
    found = {
      decimal: parts.find(part => part.type === 'decimal')?.value ?? '.',
      group: parts.find(part => part.type === 'group')?.value ?? ',',
    };
    separatorsByLocale.set(locale, found);
  }
  return found;
}

function westernDigits(text: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { useGrouping: false });
  const local = Array.from({ length: 10 }, (_, digit) => format.format(digit));
  return text.replace(/\p{Nd}/gu, digit => {
    const at = local.indexOf(digit);
    return at < 0 ? digit : String(at);
  });
}
