import { column } from '../../../platform/files/columns.ts';
import type { ExportColumn } from '../../../platform/files/define-export.ts';

/** A row of a report that has one figure per row. */
export interface FigureRow {
  readonly figure: string;
  readonly value: string | number;
}

/** A value is an amount with decimals or a count without; both are numbers. */
export const figureColumns: readonly ExportColumn<FigureRow>[] = [
  column('Figure', 'TEXT', row => row.figure),
  column('Value', 'MONEY', row => row.value),
];
