import { currencyDecimals, maxAmountMinor, toMinor } from '../../../../platform/lib/money.ts';
import { wholePpm } from '../../../../platform/lib/rate.ts';
import { UserError } from '../../../../platform/lib/user-error.ts';

export interface PriceChange {
  readonly percent?: string | null | undefined;
  readonly amount?: string | null | undefined;
  readonly price?: string | null | undefined;
}

/** @throws UserError INVALID_INPUT unless exactly one kind of change is given */
export function checkOneChange({ percent, amount, price }: PriceChange): void {
  if ([percent, amount, price].filter(value => value != null).length === 1) return;
  throw new UserError('INVALID_INPUT', 'Pass exactly one of "percent", "amount", and "price".', {
    path: ['change'],
  });
}

/**
 * The price after a change, never below zero. It is rounded once, half up, to a multiple of `roundTo`, or else to the
 * minor unit.
 * @throws UserError INVALID_INPUT when a number is out of its range, or the price would become too high
 */
export function changedPrice(
  priceMinor: number,
  currencyCode: string,
  change: PriceChange,
  roundTo: string | null | undefined,
): number {
  const unit = roundTo == null ? 1n : BigInt(unitOf(roundTo, currencyCode));
  const [numerator, denominator] = exactPrice(priceMinor, currencyCode, change);
  if (numerator <= 0n) return 0;
  const whole = denominator * unit;
  const changed = ((2n * numerator + whole) / (2n * whole)) * unit;
  if (changed <= BigInt(maxAmountMinor)) return Number(changed);
  throw new UserError('INVALID_INPUT', '"change" makes a price higher than any price may be.', {
    path: ['change'],
  });
}

/** As a fraction, so that it is rounded only once. */
function exactPrice(
  priceMinor: number,
  currencyCode: string,
  { percent, amount, price }: PriceChange,
): [numerator: bigint, denominator: bigint] {
  if (percent != null) {
    const factor = BigInt(wholePpm + ppmOf(percent));
    return [BigInt(priceMinor) * factor, BigInt(wholePpm)];
  }
  if (amount == null) return [BigInt(toMinor(price!, currencyCode, ['change', 'price'])), 1n];
  const isLess = amount.startsWith('-');
  const minor = toMinor(isLess ? amount.slice(1) : amount, currencyCode, ['change', 'amount']);
  return [BigInt(priceMinor) + BigInt(isLess ? -minor : minor), 1n];
}

/** A percentage with up to four decimals, in millionths. */
function ppmOf(percent: string): number {
  const match = /^(-?)(\d{1,4})(?:\.(\d{1,4})0*)?$/.exec(percent);
  const digits = match ? Number(match[2]! + (match[3] ?? '').padEnd(4, '0')) : Number.NaN;
  const ppm = match?.[1] ? -digits : digits;
  if (ppm >= -wholePpm && ppm <= 10 * wholePpm) return ppm;
  throw new UserError(
    'INVALID_INPUT',
    `"percent" must be from -100 to 1,000 with at most 4 decimals, but it is ${percent.slice(0, 40)}.`,
    { path: ['change', 'percent'] },
  );
}

function unitOf(roundTo: string, currencyCode: string): number {
  const unit = toMinor(roundTo, currencyCode, ['roundTo']);
  if (unit > 0) return unit;
  throw new UserError(
    'INVALID_INPUT',
    `"roundTo" must be more than 0 with at most ${currencyDecimals(currencyCode)} decimals.`,
    { path: ['roundTo'] },
  );
}
