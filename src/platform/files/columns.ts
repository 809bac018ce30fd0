import { fromMinor } from '../lib/money.ts';
import type { CellKind, ExportColumn } from './define-export.ts';

export function column<R>(header: string, kind: CellKind, value: ExportColumn<R>['value']): ExportColumn<R> {
  return { header, kind, value };
}

/** A column of amounts, each in the currency of its row. */
export function moneyColumn<R extends { readonly currencyCode: string }>(
  header: string,
  minor: (row: R) => number | null,
): ExportColumn<R> {
  return column(header, 'MONEY', row => {
    const found = minor(row);
    // MySQL returns sums as text.
    return found === null ? null : fromMinor(Number(found), row.currencyCode);
  });
}
