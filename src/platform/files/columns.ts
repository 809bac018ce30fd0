import { fromMinor } from '../lib/money.ts';
import type { CellKind, ExportColumn } from './define-export.ts';

export function column<R>(header: string, kind: CellKind, value: ExportColumn<R>['value']): ExportColumn<R> {
  return { header, kind, value };
}

/** An amount, in the currency of its row. */
export function moneyColumn<R extends { readonly currencyCode: string }>(
  header: string,
  minor: (row: R) => number | null,
): ExportColumn<R> {
  return column(header, 'MONEY', row => {
    const found = minor(row);
    // MySQL hands over sums as texts.
    return found === null ? null : fromMinor(Number(found), row.currencyCode);
  });
}
