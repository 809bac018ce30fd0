import { yieldsToEventLoop } from '../../lib/yield-to-event-loop.ts';
import { drawText } from '../../pdf/draw-text.ts';
import type { FontStyle } from '../../pdf/fonts.ts';
import type { PdfDocument } from '../../pdf/pdf-document.ts';
import { printable } from '../../pdf/printable.ts';
import { textMeasures } from '../../pdf/text-measure.ts';
import { directionOf } from '../../pdf/text-runs.ts';

const { regular: regularText, bold: boldText } = textMeasures;

export interface TableColumn {
  readonly header: string;
  /** Numbers are aligned right and never broken into lines. */
  readonly isNumeric: boolean;
  /** Dates and numbers need their full width; text can be broken into lines. */
  readonly wraps: boolean;
}

export interface TableContent {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** The layout of a table: portrait and large if it fits. */
export interface TableStyle {
  readonly landscape: boolean;
  readonly fontSize: number;
  readonly widths: readonly number[];
}

const paddingX = 4;
const paddingY = 3;
const maxLines = 3;
/** Text wider than this may be broken into lines. */
const comfortableWidth = 150;
const narrowestText = 36;
/** A word wider than this, such as an id, may be broken. */
const longestWhole = 90;
const maxHeaderLines = 2;
/** A small table is not stretched so wide that rows become hard to follow. */
const maxStretch = 1;

const colors = { header: '#e8edf3', stripe: '#f7f9fb', line: '#c4ccd6', ink: '#1d2733' };

interface Widest {
  content: number;
  word: number;
  header: number;
}

interface Setting {
  readonly landscape: boolean;
  readonly fontSize: number;
}

const settings: readonly Setting[] = [
  { landscape: false, fontSize: 9 },
  { landscape: false, fontSize: 8 },
  { landscape: true, fontSize: 9 },
  { landscape: true, fontSize: 8 },
  { landscape: true, fontSize: 7 },
  { landscape: true, fontSize: 6 },
];

/** A table over many pages, with its header on each. */
export class PdfTable {
  readonly #yieldToEventLoop = yieldsToEventLoop();
  #style: TableStyle = { landscape: false, fontSize: 9, widths: [] };
  #heights: number[] = [];

  constructor(
    private readonly pdf: PdfDocument,
    private readonly content: TableContent,
  ) {}

  /** Chooses the layout of the table for pages of these widths, and computes the height of each row. */
  async measure(portraitWidth: number, landscapeWidth: number): Promise<TableStyle> {
    const natural = await this.#naturalWidths();
    const fits = settings.find(
      ({ landscape, fontSize }) =>
        this.#wanted(natural, fontSize).reduce(sum, 0) <= (landscape ? landscapeWidth : portraitWidth),
    );
    const setting = fits ?? settings.at(-1)!;
    const wanted = this.#wanted(natural, setting.fontSize);
    const width = setting.landscape ? landscapeWidth : portraitWidth;
    this.#style = { ...setting, widths: this.#fitted(wanted, width, natural, setting.fontSize) };
    this.#heights = [];
    for (const row of this.content.rows) {
      const lines = row.map((text, index) => this.#linesOf(text, index).length);
      this.#heights.push(this.#height(Math.max(1, ...lines)));
      await this.#yieldToEventLoop();
    }
    return this.#style;
  }

  get headerHeight(): number {
    const lines = this.content.columns.map((_, index) => this.#headerLines(index).length);
    return this.#height(Math.max(1, ...lines)) + 2;
  }

  /** How many rows, starting with this one, fit into this height below a header; at least one. */
  rowsWithin(start: number, height: number): number {
    let room = height - this.headerHeight;
    let end = start;
    while (end < this.#heights.length && room >= this.#heights[end]!) room -= this.#heights[end++]!;
    return Math.max(1, end - start);
  }

  /** Draws the header and these rows. Returns their bottom edge. */
  async draw(x: number, y: number, start: number, end: number): Promise<number> {
    this.#drawHeader(x, y);
    let top = y + this.headerHeight;
    for (let index = start; index < end; index++) {
      this.#drawRow(x, top, index);
      top += this.#heights[index]!;
      await this.#yieldToEventLoop();
    }
    const { pdf } = this;
    pdf
      .moveTo(x, top)
      .lineTo(x + this.#width, top)
      .lineWidth(0.5)
      .stroke(colors.line);
    return top;
  }

  get #width(): number {
    return this.#style.widths.reduce(sum, 0);
  }

  #drawHeader(x: number, y: number): void {
    const { pdf } = this;
    const { widths } = this.#style;
    pdf.rect(x, y, this.#width, this.headerHeight).fill(colors.header);
    pdf.fillColor(colors.ink);
    let left = x;
    for (const [index, width] of widths.entries()) {
      this.#drawLines(this.#headerLines(index), 'bold', index, left, y + 1, width);
      left += width;
    }
  }

  #drawRow(x: number, y: number, index: number): void {
    const { pdf } = this;
    if (index % 2 === 1) pdf.rect(x, y, this.#width, this.#heights[index]!).fill(colors.stripe);
    pdf.fillColor(colors.ink);
    let left = x;
    for (const [column, width] of this.#style.widths.entries()) {
      const text = this.content.rows[index]![column]!;
      if (text !== '') this.#drawLines(this.#linesOf(text, column), 'regular', column, left, y, width);
      left += width;
    }
  }

  #drawLines(
    lines: readonly string[],
    style: FontStyle,
    column: number,
    x: number,
    y: number,
    width: number,
  ) {
    const { fontSize } = this.#style;
    const direction = directionOf(lines.join(' '));
    for (const [index, line] of lines.entries()) {
      const free = width - 2 * paddingX - textMeasures[style].width(line, fontSize);
      const indent = this.content.columns[column]!.isNumeric ? Math.max(0, free) : 0;
      const top = y + paddingY + index * this.#lineHeight;
      const place = { x: x + paddingX + indent, y: top, style, size: fontSize, direction };
      drawText(this.pdf, line, place);
    }
  }

  get #lineHeight(): number {
    return this.#style.fontSize * 1.2;
  }

  #height(lines: number): number {
    return lines * this.#lineHeight + 2 * paddingY;
  }

  #linesOf(text: string, column: number): string[] {
    const { fontSize, widths } = this.#style;
    const lines = this.content.columns[column]!.wraps ? maxLines : 1;
    return regularText.wrap(text, fontSize, widths[column]! - 2 * paddingX, lines);
  }

  #headerLines(column: number): string[] {
    const { fontSize, widths } = this.#style;
    const text = printable(this.content.columns[column]!.header);
    return boldText.wrap(text, fontSize, widths[column]! - 2 * paddingX, maxHeaderLines);
  }

  /** The widest content of each column, at font size 1. */
  async #naturalWidths(): Promise<Widest[]> {
    const widest = this.content.columns.map(({ header }) => {
      const words = printable(header).split(' ');
      return { content: 0, word: 0, header: Math.max(...words.map(word => boldText.width(word, 1))) };
    });
    for (const row of this.content.rows) {
      for (const [index, text] of row.entries()) {
        const column = widest[index]!;
        const width = regularText.width(text, 1);
        column.content = Math.max(column.content, width);
        if (width > column.word) column.word = Math.max(column.word, longestWord(text));
      }
      await this.#yieldToEventLoop();
    }
    return widest;
  }

  #wanted(natural: readonly Widest[], fontSize: number): number[] {
    return natural.map(({ content, header }, index) => {
      const full = content * fontSize;
      const inner = this.content.columns[index]!.wraps ? Math.min(full, comfortableWidth) : full;
      return Math.max(inner, header * fontSize) + 2 * paddingX + 0.5;
    });
  }

  /**
   * Fits the columns into the width. If they are too wide, text columns shrink, keeping words whole if possible; if there
   * is space left, they grow.
   */
  #fitted(wanted: readonly number[], width: number, natural: readonly Widest[], fontSize: number): number[] {
    const excess = wanted.reduce(sum, 0) - width;
    const isText = (index: number) => this.content.columns[index]!.wraps;
    if (excess <= 0) {
      const spare = Math.min(-excess, wanted.reduce(sum, 0) * maxStretch);
      const takers = wanted.map((_, index) => isText(index)).some(Boolean) ? isText : () => true;
      const total = wanted.filter((_, index) => takers(index)).reduce(sum, 0);
      return wanted.map((one, index) => (takers(index) ? one + (spare * one) / total : one));
    }
    const whole = natural.map(({ word, header }) =>
      Math.min(Math.max(word, header) * fontSize + 2 * paddingX + 0.5, longestWhole),
    );
    for (const least of [whole, wanted.map(() => narrowestText)]) {
      const slack = wanted.map((one, index) => (isText(index) ? Math.max(0, one - least[index]!) : 0));
      const total = slack.reduce(sum, 0);
      if (total >= excess) return wanted.map((one, index) => one - (excess * slack[index]!) / total);
    }
    // There are so many columns that even narrow text columns do not help: all columns shrink alike.
    const factor = width / wanted.reduce(sum, 0);
    return wanted.map(one => one * factor);
  }
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(' ').map(word => regularText.width(word, 1)));
}

function sum(total: number, one: number): number {
  return total + one;
}
