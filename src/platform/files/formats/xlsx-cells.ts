import { offsetMinutes } from '../../lib/zoned-time.ts';
import type { Cell } from '../cells.ts';
import type { CellKind, ExportColumn } from '../define-export.ts';
import { looksLikeFormula } from '../formula-guard.ts';
import { styles } from './xlsx-styles.ts';

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnName(index: number): string {
  const letters = 26;
  const rest = String.fromCharCode(65 + (index % letters));
  return index < letters ? rest : columnName(Math.floor(index / letters) - 1) + rest;
}

export function headerXml<R>(columns: readonly ExportColumn<R>[]): string {
  const cells = columns.map(({ header }, index) =>
    inlineText(`${columnName(index)}1`, header, styles.header),
  );
  return `<row r="1">${cells.join('')}</row>`;
}

/** The XML of a cell at a position such as "B7". Nothing is ever written as a formula. */
export function cellXml(place: string, kind: CellKind, cell: Cell, timeZone: string): string {
  switch (cell.type) {
    case 'EMPTY':
      return '';
    case 'TEXT':
      return textCell(place, cell.text);
    case 'NUMBER':
      return value(place, styleOf(kind, cell.digits), cell.digits);
    case 'DATE':
      return dateCell(place, styles.date, Date.parse(`${cell.day}T00:00:00Z`), cell.day);
    case 'DATETIME': {
      const shown = cell.at.getTime() + offsetMinutes(timeZone, cell.at) * 60_000;
      return dateCell(place, styles.dateTime, Math.floor(shown / 1_000) * 1_000, cell.at.toISOString());
    }
  }
}

/** Text that stays text, even if somebody edits the cell later. */
export function textCell(place: string, text: string): string {
  return inlineText(place, text, looksLikeFormula(text) ? styles.quotedText : styles.plain);
}

function inlineText(place: string, text: string, style: number): string {
  return `<c r="${place}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

function value(place: string, style: number, digits: string): string {
  return `<c r="${place}" s="${style}"><v>${digits}</v></c>`;
}

const dayMs = 86_400_000;
/** Day 0 of a spreadsheet. */
const epoch = Date.UTC(1899, 11, 30);
/** Spreadsheets treat 1900 as a leap year; from this day on their dates are correct. */
const firstCorrectDay = 61;

function dateCell(place: string, style: number, shownMs: number, text: string): string {
  const days = (shownMs - epoch) / dayMs;
  return days < firstCorrectDay ? textCell(place, text) : value(place, style, String(days));
}

function styleOf(kind: CellKind, digits: string): number {
  if (kind === 'RATE') return styles.rate;
  const point = digits.indexOf('.');
  const decimals = point === -1 ? 0 : digits.length - point - 1;
  return (
    ([styles.integer, styles.oneDecimal, styles.twoDecimals, styles.threeDecimals] as const)[decimals] ??
    styles.plain
  );
}

/** The most characters that a cell can hold. */
const maxLength = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
const invalid = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Escapes text for XML. */
export function xmlText(text: string): string {
  return (
    shortened(text)
      .toWellFormed()
      .replace(invalid, '')
      .replace(/\r\n?/g, '\n')
      // A spreadsheet reads _x0041_ in text as "A".
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}

function shortened(text: string): string {
  if (text.length <= maxLength) return text;
  // Half of a surrogate pair is left out.
  return `${text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
