import { drawText } from './draw-text.ts';
import type { FontStyle } from './fonts.ts';
import type { PdfDocument } from './pdf-document.ts';
import { printable } from './printable.ts';
import { textMeasures } from './text-measure.ts';
import { directionOf } from './text-runs.ts';

interface Type {
  readonly style: FontStyle;
  readonly size: number;
}

const body: Type = { style: 'regular', size: 10 };
const label: Type = { style: 'bold', size: 10 };
const title: Type = { style: 'bold', size: 19 };
const typedName: Type = { style: 'italic', size: 22 };

/** The distance between lines, in ems. Arabic letters reach far below the line. */
const lineHeight = 1.4;
const labelWidth = 150;
const gap = 6;

export function heading(pdf: PdfDocument, text: string): void {
  drawParagraph(pdf, text, title);
}

export function paragraph(pdf: PdfDocument, text: string): void {
  drawParagraph(pdf, text, body);
}

/** A name that was typed as a signature. */
export function signedName(pdf: PdfDocument, name: string): void {
  drawParagraph(pdf, name, typedName);
}

/** Rows of two columns: a label and its value. */
export function labeledRows(
  pdf: PdfDocument,
  rows: readonly (readonly [label: string, value: string])[],
): void {
  for (const [name, value] of rows) {
    const { left } = pdf.page.margins;
    const lines = linesOf(value, body, widthOf(pdf) - labelWidth);
    breakPageUnless(pdf, lines.length * body.size * lineHeight);
    const { y } = pdf;
    drawLines(pdf, [printable(name)], label, left);
    pdf.y = y;
    drawLines(pdf, lines, body, left + labelWidth);
    pdf.y += gap;
  }
}

/** Space between two parts of a page. */
export function space(pdf: PdfDocument): void {
  pdf.y += 2 * gap;
}

function drawParagraph(pdf: PdfDocument, text: string, type: Type): void {
  drawLines(pdf, linesOf(text, type, widthOf(pdf)), type, pdf.page.margins.left);
  pdf.y += gap;
}

function linesOf(text: string, { style, size }: Type, width: number): string[] {
  return printable(text)
    .split('\n')
    .flatMap(line => textMeasures[style].wrap(line.trim(), size, width, Number.POSITIVE_INFINITY));
}

function drawLines(pdf: PdfDocument, lines: readonly string[], { style, size }: Type, x: number): void {
  const direction = directionOf(lines.join(' '));
  for (const line of lines) {
    breakPageUnless(pdf, size * lineHeight);
    const { y } = pdf;
    drawText(pdf, line, { x, y, style, size, direction });
    pdf.x = pdf.page.margins.left;
    pdf.y = y + size * lineHeight;
  }
}

function breakPageUnless(pdf: PdfDocument, heightLeft: number): void {
  if (pdf.y + heightLeft > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}

function widthOf({ page }: PdfDocument): number {
  return page.width - page.margins.left - page.margins.right;
}
