import type { ExportColumn } from './define-export.ts';

/** The content of a cell, by its type. */
export type Cell =
  | { readonly type: 'EMPTY' }
  | { readonly type: 'TEXT'; readonly text: string }
  /** Plain decimal digits, never rounded. */
  | { readonly type: 'NUMBER'; readonly digits: string }
  | { readonly type: 'DATE'; readonly day: string }
  | { readonly type: 'DATETIME'; readonly at: Date };

const empty: Cell = { type: 'EMPTY' };
const number = /^-?\d+(?:\.\d+)?$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** The cell of a column in a row. A value that is not really a number or a date becomes text. */
export function cellOf<R>({ kind, value }: ExportColumn<R>, row: R): Cell {
  const found = value(row);
  if (found === null || found === '') return empty;
  if (found instanceof Date) return { type: 'DATETIME', at: found };
  const text = String(found);
  if (kind === 'DATE' && day.test(text)) return { type: 'DATE', day: text };
  const isNumeric = kind === 'INTEGER' || kind === 'MONEY' || kind === 'RATE';
  if (isNumeric && number.test(text)) return { type: 'NUMBER', digits: text };
  return { type: 'TEXT', text };
}
