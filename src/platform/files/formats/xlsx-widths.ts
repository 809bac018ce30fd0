import { cellOf } from '../cells.ts';
import type { Sheet } from '../sheet.ts';

const widest = 60;
const narrowest = 8;
const sampleRows = 200;

/** The width of each column in digits, from its header and the content of the first rows. */
export function columnWidths<R>({ columns }: Sheet<R>, firstRows: readonly R[]): number[] {
  const sample = firstRows.slice(0, sampleRows);
  return columns.map(column => {
    const lengths = sample.map(row => {
      const cell = cellOf(column, row);
      if (cell.type === 'TEXT') return cell.text.length;
      if (cell.type === 'NUMBER') return Math.ceil(cell.digits.length * 1.3);
      return cell.type === 'DATETIME' ? 19 : 10;
    });
    // Two more than the text, for the arrow of the filter.
    const needed = Math.max(column.header.length + 4, ...lengths.map(length => length + 2));
    return Math.min(widest, Math.max(narrowest, needed));
  });
}
