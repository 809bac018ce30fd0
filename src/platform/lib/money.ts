import { UserError } from './user-error.ts';

/** ISO 4217 codes that the runtime knows, for example `USD`. */
export const currencyCodes: readonly string[] = Intl.supportedValuesOf('currency');

const decimalsByCurrency = new Map<string, number>();

/** How many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD (ISO 4217, as CLDR has it). */
export function currencyDecimals(currencyCode: string): number {
  let decimals = decimalsByCurrency.get(currencyCode);
  if (decimals === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode });
    decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
    decimalsByCurrency.set(currencyCode, decimals);
  }
  return decimals;
}

/** The largest amount that is accepted, in minor units: 10 billion with two decimals. */
export const maxAmountMinor = 1_000_000_000_000;

/**
 * Minor units of a decimal string: `"129.90"` USD is 12990.
 * @throws UserError INVALID_INPUT when it is negative, too large, not a number, or has too many decimals.
 */
export function toMinor(amount: string, currencyCode: string, path: readonly string[]): number {
  const refuse = (reason: string): never => {
    throw new UserError('INVALID_INPUT', `"${path.at(-1)}" ${reason}`, { path });
  };
  const decimals = currencyDecimals(currencyCode);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) return refuse(`must be a decimal number such as "129.90", but it is "${amount.slice(0, 40)}".`);
  const [, sign, whole = '', fraction = ''] = match;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) {
    return refuse(`has ${significant.length} decimals, but ${currencyCode} has at most ${decimals}.`);
  }
  const minor = Number(whole + significant.padEnd(decimals, '0'));
  if (sign && minor > 0) return refuse(`must be 0 or more, but it is ${amount}.`);
  if (minor > maxAmountMinor) {
    return refuse(
      `must be at most ${fromMinor(maxAmountMinor, currencyCode)}, but it is ${amount.slice(0, 40)}.`,
    );
  }
  return minor;
}

/** Decimal string of minor units: 12990 USD is `"129.90"`. */
export function fromMinor(minor: number, currencyCode: string): string {
  const decimals = currencyDecimals(currencyCode);
  if (decimals === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
