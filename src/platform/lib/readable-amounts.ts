import { fromMinor } from './money.ts';

const ending = 'Minor';

/**
 * Details as their readers see them: `priceMinor: 12990` is `price: "129.90"`, at any depth. The logs keep minor units, which
 * are exact whatever the currency.
 */
export function readableAmounts(details: unknown, currencyCode: string): unknown {
  if (Array.isArray(details)) return details.map(item => readableAmounts(item, currencyCode));
  if (typeof details !== 'object' || details === null) return details;
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) =>
      isAmountKey(key)
        ? [key.slice(0, -ending.length), amountsIn(value, currencyCode)]
        : [key, readableAmounts(value, currencyCode)],
    ),
  );
}

/** The details of an event on a timeline. The statement that reads the events adds the currency of their object. */
export function readableDetails(row: { readonly details: unknown }): unknown {
  return readableAmounts(row.details, (row as { currencyCode?: unknown }).currencyCode as string);
}

/** Whether there is an amount at any depth. */
export function hasAmounts(details: unknown): boolean {
  if (typeof details !== 'object' || details === null) return false;
  return Object.entries(details).some(([key, value]) => isAmountKey(key) || hasAmounts(value));
}

function isAmountKey(key: string): boolean {
  return key.length > ending.length && key.endsWith(ending);
}

/** An amount; or those before and after a change. */
function amountsIn(value: unknown, currencyCode: string): unknown {
  if (typeof value === 'number') return fromMinor(value, currencyCode);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, amountsIn(inner, currencyCode)]),
  );
}
