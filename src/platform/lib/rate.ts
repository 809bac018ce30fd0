import { UserError } from './user-error.ts';

// Rates such as taxes and discounts are kept as whole millionths, so that nothing is lost to floating point.
const decimals = 6;
export const wholePpm = 1_000_000;

/** A rate as text: 90,000 millionths are `"0.09"`. */
export function rateOf(ppm: number): string {
  const digits = String(ppm).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -decimals) : `${digits.slice(0, -decimals)}.${fraction}`;
}

/** The millionths of a rate such as `"0.09"`. @throws UserError INVALID_INPUT when it is not from 0 to 1, or has too many decimals */
export function toPpm(rate: string, path: readonly string[]): number {
  const match = /^(\d)(?:\.(\d+))?$/.exec(rate);
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  const ppm =
    match && fraction.length <= decimals ? Number(match[1]! + fraction.padEnd(decimals, '0')) : Number.NaN;
  if (ppm >= 0 && ppm <= wholePpm) return ppm;
  throw new UserError(
    'INVALID_INPUT',
    `"${path.at(-1)}" must be a rate from 0 to 1 such as "0.15" for 15 %, with at most ${decimals} decimals, but it is ${rate.slice(0, 40)}.`,
    { path },
  );
}

/** The share of an amount at a rate, rounded half up to the minor unit. Exact for any amount that is accepted. */
export function partOf(amountMinor: number, ppm: number): number {
  return Number((BigInt(amountMinor) * BigInt(ppm) + BigInt(wholePpm / 2)) / BigInt(wholePpm));
}
