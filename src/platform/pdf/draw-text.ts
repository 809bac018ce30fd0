import type { FontFile } from './font-file.ts';
import type { FontStyle } from './fonts.ts';
import type { PdfDocument } from './pdf-document.ts';
import { type Direction, directionOf, runsOf } from './text-runs.ts';

export interface TextPlace {
  readonly x: number;
  /** The top of its capital letters. */
  readonly y: number;
  readonly style: FontStyle;
  readonly size: number;
  /** The direction of the paragraph that the line is part of; the line's own when absent. */
  readonly direction?: Direction;
}

/** In ems. */
const capHeight = 0.714;

const opened = new WeakMap<PdfDocument, Set<FontFile>>();

/** Draws printable text on one line, in the current fill color. */
export function drawText(pdf: PdfDocument, line: string, place: TextPlace): void {
  const { y, style, size, direction = directionOf(line) } = place;
  let { x } = place;
  const runs = runsOf(line, style, direction);
  for (const [index, { font, text }] of runs.entries()) {
    selectFont(pdf, font).fontSize(size * font.scale);
    // With a list of features, even an empty one, pdfkit does not lay out word by word, which would keep every word.
    pdf.text(text, x, y, { lineBreak: false, baseline: -capHeight * size, features: [] });
    if (index < runs.length - 1) x += font.width(text) * size;
  }
}

function selectFont(pdf: PdfDocument, font: FontFile): PdfDocument {
  const fonts = opened.get(pdf) ?? new Set();
  if (!fonts.has(font)) {
    opened.set(pdf, fonts.add(font));
    // The types of pdfkit do not know that it takes a font that is open.
    pdf.registerFont(font.name, font.open() as unknown as string);
  }
  return pdf.font(font.name);
}
