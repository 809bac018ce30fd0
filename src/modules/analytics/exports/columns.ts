import { moneyColumn } from '../../../platform/files/columns.ts';
import type { ExportColumn, ExportParameters } from '../../../platform/files/define-export.ts';
import { keysetBatches } from '../../../platform/files/keyset.ts';
import type { Ranked, RowsWanted } from '../read-ranked.ts';
import type { SalesScope } from '../sales.sql.ts';

/** An amount, with its currency in the header, since all amounts of a report are in the same one. */
export function amount<R extends { readonly currencyCode: string }>(
  header: string,
  minor: (row: R) => number,
  { currencyCode }: ExportParameters,
): ExportColumn<R> {
  return moneyColumn(`${header} (${currencyCode})`, minor);
}

/** The scope of a report that needs a range. */
export function scopeOf({ range, timeZone, currencyCode, channel }: ExportParameters): SalesScope {
  if (!range) throw new Error('This report needs a range.');
  return { range, timeZone, currencyCode, channel };
}

/** Reports are computed while they are read, so the number of rows is not known in advance. */
export const unknownCount = async () => null;

/**
 * Each statement computes the whole report again, and rows can move between two of them. So one statement reads as much
 * as memory holds easily (about 100 MiB): more than a PDF may have, and more than most stores have products.
 */
export const rankedBatchSize = 25_000;

/** All rows of a ranked report, in its order. */
export function rankedBatches<R extends { readonly cursor: string }>(
  read: (wanted: RowsWanted) => Promise<Ranked<R>>,
): AsyncGenerator<readonly R[]> {
  return keysetBatches<R>(
    async last => (await read({ first: rankedBatchSize, after: last?.cursor ?? null })).rows,
    rankedBatchSize,
  );
}

/** All rows in one batch, for short reports. */
export async function* singleBatch<R>(rows: Promise<readonly R[]>): AsyncGenerator<readonly R[]> {
  yield await rows;
}
