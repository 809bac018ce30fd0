import { zonedText } from '../../lib/zoned-time.ts';
import { printable } from '../../pdf/printable.ts';
import type { Cell } from '../cells.ts';
import type { CellKind } from '../define-export.ts';

/** A cell as text for people, on one line, in characters that the fonts have. */
export function readableCell(kind: CellKind, cell: Cell, timeZone: string): string {
  switch (cell.type) {
    case 'EMPTY':
      return '';
    case 'TEXT':
      return printable(cell.text.toWellFormed().replace(/\s+/g, ' ').trim());
    case 'NUMBER':
      return kind === 'RATE' ? percent(cell.digits) : grouped(cell.digits);
    case 'DATE':
      return cell.day;
    case 'DATETIME':
      return zonedText(timeZone, cell.at);
  }
}

/** "1,234,567.50" for "1234567.50", from its digits, so that nothing is rounded. */
export function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** "12.5 %" for "0.125". */
function percent(digits: string): string {
  const value = (Number(digits) * 100).toLocaleString('en', { maximumFractionDigits: 4 });
  return `${value} %`;
}
