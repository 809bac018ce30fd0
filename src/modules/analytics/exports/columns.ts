import type { CellKind, ExportColumn, ExportParameters } from '../../../exports/define-export.ts';
import { fromMinor } from '../../../lib/money.ts';
import type { SalesScope } from '../sales.sql.ts';

/** How many rows of a report are read at once. */
export const fileBatchSize = 1_000;

export function column<R>(
  header: string,
  kind: CellKind,
  value: (row: R) => string | number | Date | null,
): ExportColumn<R> {
  return { header, kind, value };
}

/** An amount, with its currency in the header: all of a report are in one. */
export function amount<R>(
  header: string,
  minor: (row: R) => number,
  { currencyCode }: ExportParameters,
): ExportColumn<R> {
  return column(`${header} (${currencyCode})`, 'MONEY', row => fromMinor(minor(row), currencyCode));
}

/** What a chart shows of an amount: the main unit. */
export function inMainUnits(minor: number, currencyCode: string): number {
  return Number(fromMinor(minor, currencyCode));
}

/** Of a report that cannot be asked for without a range. */
export function scopeOf({ range, timeZone, currencyCode }: ExportParameters): SalesScope {
  if (!range) throw new Error('This report needs a range.');
  return { range, timeZone, currencyCode };
}

/** Reports sum up as they are read, so nobody can tell before how many rows there will be. */
export const unknownCount = async () => null;

/** All rows at once, for reports that are short. */
export async function* together<R>(rows: Promise<readonly R[]>): AsyncGenerator<readonly R[]> {
  yield await rows;
}
