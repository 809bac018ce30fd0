import { stringify } from 'csv-stringify/sync';
import { yieldsToEventLoop } from '../../lib/yield-to-event-loop.ts';
import { zonedIso } from '../../lib/zoned-time.ts';
import { type Cell, cellOf } from '../cells.ts';
import { guardFormula } from '../formula-guard.ts';
import type { FileWriter, Sheet } from '../sheet.ts';

/** Without it Excel reads UTF-8 as Windows-1252. CSV readers skip it. */
const byteOrderMark = '\u{feff}';

/** Few enough that other requests do not wait for them. */
const rowsPerSlice = 100;

const options = {
  record_delimiter: 'windows',
  // All kinds of line breaks, and the separators of other spreadsheets.
  quoted_match: /[\r\n;\t]|^\s|\s$/,
} as const;

/** RFC 4180, in UTF-8. Text is safe to open in a spreadsheet; numbers stay as they are, including negative ones. */
export const csvWriter: FileWriter = {
  maxRows: Number.POSITIVE_INFINITY,
  tooManyRows: 'There are too many rows.',
  async *write(sheet, batches) {
    const yieldToEventLoop = yieldsToEventLoop();
    const header = sheet.columns.map(column => guardFormula(column.header));
    yield Buffer.from(byteOrderMark + stringify([header], options));
    for await (const rows of batches) {
      for (let start = 0; start < rows.length; start += rowsPerSlice) {
        const slice = rows.slice(start, start + rowsPerSlice);
        yield Buffer.from(
          stringify(
            slice.map(row => record(sheet, row)),
            options,
          ),
        );
        await yieldToEventLoop();
      }
    }
  },
};

function record<R>({ columns, timeZone }: Sheet<R>, row: R): string[] {
  return columns.map(column => textOf(cellOf(column, row), timeZone));
}

function textOf(cell: Cell, timeZone: string): string {
  switch (cell.type) {
    case 'EMPTY':
      return '';
    case 'TEXT':
      return guardFormula(cell.text.toWellFormed());
    case 'NUMBER':
      return cell.digits;
    case 'DATE':
      return cell.day;
    case 'DATETIME':
      return zonedIso(timeZone, cell.at);
  }
}
