import { column } from '../../../platform/files/columns.ts';
import type { ExportColumn } from '../../../platform/files/define-export.ts';

/** A report of single figures, one a row. */
export interface FigureRow {
  readonly figure: string;
  readonly value: string | number;
}

/** Values are of several kinds, so whether one is a number is seen by itself. */
export const figureColumns: readonly ExportColumn<FigureRow>[] = [
  column('Figure', 'TEXT', row => row.figure),
  column('Value', 'MONEY', row => row.value),
];
