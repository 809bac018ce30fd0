import { attempt, type Parsed } from '../../../../platform/files/import/columns.ts';
import { toMinor } from '../../../../platform/lib/money.ts';
import type { ExistingProduct } from './existing-products.ts';

/** The amounts in a row. What the file has no column for is undefined, and an empty field of the terms of renting is null. */
interface AmountColumns {
  readonly price?: string | undefined;
  readonly rentalMonthlyRate?: string | null | undefined;
  readonly rentalMinimumMonths?: number | null | undefined;
  readonly rentalDeposit?: string | null | undefined;
}

interface Amounts {
  readonly currencyCode: string | undefined;
  readonly priceMinor: number | undefined;
  readonly rentalMonthlyRateMinor: number | null | undefined;
  readonly rentalMinimumMonths: number | null | undefined;
  readonly rentalDepositMinor: number | null | undefined;
}

interface AmountProblem {
  readonly column: string;
  readonly reason: string;
}

/**
 * The price and the terms of renting of a product in minor units of the store's currency, or why they are not valid, alone
 * or beside what the product has already.
 */
export function amountsOf(
  row: AmountColumns,
  old: ExistingProduct | undefined,
  currencyCode: string,
): Amounts | { readonly problems: readonly AmountProblem[] } {
  const minor = <T extends string | null | undefined>(amount: T, column: string) =>
    amount == null
      ? { value: amount as Exclude<T, string> }
      : attempt(() => toMinor(amount, currencyCode, [column]));
  const price = minor(row.price, 'price');
  const rate = minor(row.rentalMonthlyRate, 'rentalMonthlyRate');
  const deposit = minor(row.rentalDeposit, 'rentalDeposit');
  const problems = [
    ...problemsIn({ price, rentalMonthlyRate: rate, rentalDeposit: deposit }),
    ...partialTermsProblem(row, old),
    ...currencyProblem(row, old, currencyCode),
  ];
  if (problems.length > 0 || 'reason' in price || 'reason' in rate || 'reason' in deposit)
    return { problems };
  return {
    currencyCode: hasAmounts(row) ? currencyCode : undefined,
    priceMinor: price.value,
    rentalMonthlyRateMinor: rate.value,
    rentalMinimumMonths: row.rentalMinimumMonths,
    rentalDepositMinor: deposit.value,
  };
}

function problemsIn(parsed: Readonly<Record<string, Parsed<unknown>>>): AmountProblem[] {
  return Object.entries(parsed).flatMap(([column, found]) =>
    'reason' in found ? [{ column, reason: found.reason }] : [],
  );
}

/** Of the terms of renting a product has all or none. */
function partialTermsProblem(row: AmountColumns, old: ExistingProduct | undefined): AmountProblem[] {
  const orOld = (value: unknown, oldValue: unknown) => (value === undefined ? (oldValue ?? null) : value);
  const terms = {
    rentalMonthlyRate: orOld(row.rentalMonthlyRate, old?.rentalMonthlyRateMinor),
    rentalMinimumMonths: orOld(row.rentalMinimumMonths, old?.rentalMinimumMonths),
    rentalDeposit: orOld(row.rentalDeposit, old?.rentalDepositMinor),
  };
  const missing = Object.entries(terms).filter(([, value]) => value === null);
  if (missing.length === 0 || missing.length === Object.keys(terms).length) return [];
  return missing.map(([column]) => ({
    column,
    reason: `is missing: what is for rent has ${Object.keys(terms).join(', ')}, and what is not has none of them.`,
  }));
}

/** All amounts of a product are in one currency. So one with amounts in another currency takes new ones all at once. */
function currencyProblem(
  row: AmountColumns,
  old: ExistingProduct | undefined,
  currencyCode: string,
): AmountProblem[] {
  if (!old || old.currencyCode === currencyCode || !hasAmounts(row)) return [];
  const given = {
    price: row.price,
    ...(old.rentalMonthlyRateMinor !== null && {
      rentalMonthlyRate: row.rentalMonthlyRate,
      rentalDeposit: row.rentalDeposit,
    }),
  };
  return Object.entries(given)
    .filter(([, amount]) => amount === undefined)
    .map(([column]) => ({
      column,
      reason: `is missing: "${old.sku}" has amounts in ${old.currencyCode}, and takes those in ${currencyCode} only all at once.`,
    }));
}

function hasAmounts({ price, rentalMonthlyRate, rentalDeposit }: AmountColumns): boolean {
  return [price, rentalMonthlyRate, rentalDeposit].some(amount => amount !== undefined);
}
