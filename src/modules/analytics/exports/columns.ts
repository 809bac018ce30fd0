import { moneyColumn } from '../../../platform/files/columns.ts';
import type { ExportColumn, ExportParameters } from '../../../platform/files/define-export.ts';
import { keysetBatches } from '../../../platform/files/keyset.ts';
import type { RowsWanted } from '../read-ranked.ts';
import type { SalesScope } from '../sales.sql.ts';

/** An amount, with its currency in the header: all of a report are in one. */
export function amount<R extends { readonly currencyCode: string }>(
  header: string,
  minor: (row: R) => number,
  { currencyCode }: ExportParameters,
): ExportColumn<R> {
  return moneyColumn(`${header} (${currencyCode})`, minor);
}

/** Of a report that cannot be asked for without a range. */
export function scopeOf({ range, timeZone, currencyCode, channel }: ExportParameters): SalesScope {
  if (!range) throw new Error('This report needs a range.');
  return { range, timeZone, currencyCode, channel };
}

/** Reports sum up as they are read, so nobody can tell before how many rows there will be. */
export const unknownCount = async () => null;

/**
 * Each statement sums up the whole report again, and rows can change their places between two of them. So one statement
 * reads as much as memory holds easily (about 100 MiB): more than fit into a PDF, and than most stores have products.
 */
export const rankedBatchSize = 25_000;

/** All rows of a report that has a ranking, the first ones first. */
export function rankedBatches<R extends { readonly cursor: string }>(
  read: (wanted: RowsWanted) => Promise<readonly R[]>,
): AsyncGenerator<readonly R[]> {
  return keysetBatches<R>(
    last => read({ first: rankedBatchSize, after: last?.cursor ?? null }),
    rankedBatchSize,
  );
}

/** All rows at once, for reports that are short. */
export async function* together<R>(rows: Promise<readonly R[]>): AsyncGenerator<readonly R[]> {
  yield await rows;
}
