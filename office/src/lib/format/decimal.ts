/** Amounts travel as decimal strings such as "129.90". Nothing here makes a float of them, so no cent is lost. */
export type Decimal = string;

const decimalPattern = /^-?\d+(\.\d+)?$/;

export function isDecimal(text: string): boolean {
  return decimalPattern.test(text);
}

/** Intl formats a decimal string exactly, without a float in between; anything else must not reach it. */
export function exact(value: Decimal | number): number | `${number}` {
  if (typeof value === 'number') return value;
  if (!isDecimal(value)) throw new TypeError(`"${value}" is not a decimal number.`);
  return value as `${number}`;
}

/** -1 when a < b, 0 when equal, 1 when a > b; by digits, not by floats. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const digits = Math.max(fractionOf(a).length, fractionOf(b).length);
  const difference = scaled(a, digits) - scaled(b, digits);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Multiplies by a power of ten: shiftDecimal("19.5", -2) is "0.195". */
export function shiftDecimal(value: Decimal, places: number): Decimal {
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = value.replace('-', '').split('.');
  const digits = whole + fraction;
  const fractionLength = fraction.length - places;
  if (fractionLength <= 0) return sign + withoutLeadingZeros(digits + '0'.repeat(-fractionLength));
  const padded = digits.padStart(fractionLength + 1, '0');
  const newFraction = padded.slice(-fractionLength).replace(/0+$/, '');
  const newWhole = withoutLeadingZeros(padded.slice(0, -fractionLength));
  return sign + newWhole + (newFraction ? `.${newFraction}` : '');
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function fractionOf(value: Decimal): string {
  return value.split('.')[1] ?? '';
}

function scaled(value: Decimal, digits: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(digits, '0'));
}

/** Adds the zeros that are missing: withDigits("129.9", 2) is "129.90". */
export function withDigits(value: Decimal, digits: number): Decimal {
  const [whole = '0', fraction = ''] = value.split('.');
  return digits === 0 && !fraction ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}
