import { fromMinor } from '../lib/money.ts';
import { rateOf } from '../lib/rate.ts';

/** Columns that mean something to the program only. */
const technical = new Set(['version', 'guard', 'deletedAt']);

/**
 * A row as people read it: amounts as decimal texts ("129.90") in place of minor units, rates in place of millionths, and
 * without technical columns. Dates become ISO 8601 in JSON.
 */
export function recordOf(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const currencyCode = String(row.currencyCode);
  const entries = Object.entries(row).filter(([name]) => !technical.has(name));
  return Object.fromEntries(entries.map(([name, value]) => readable(name, value, currencyCode)));
}

function readable(name: string, value: unknown, currencyCode: string): [string, unknown] {
  const isNumber = typeof value === 'number';
  if (name.endsWith('Minor'))
    return [name.slice(0, -'Minor'.length), isNumber ? fromMinor(value, currencyCode) : null];
  if (name.endsWith('Ppm')) return [rateName(name.slice(0, -'Ppm'.length)), isNumber ? rateOf(value) : null];
  return [name, value];
}

/** A late fee has an amount and a rate. */
function rateName(name: string): string {
  return /(Rate|Share)$/.test(name) ? name : `${name}Rate`;
}
