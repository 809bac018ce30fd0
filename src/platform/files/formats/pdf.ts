import { yieldsToEventLoop } from '../../lib/yield-to-event-loop.ts';
import { zonedText } from '../../lib/zoned-time.ts';
import { drawText } from '../../pdf/draw-text.ts';
import { newPdf, type PdfDocument } from '../../pdf/pdf-document.ts';
import { printable } from '../../pdf/printable.ts';
import { textMeasures } from '../../pdf/text-measure.ts';
import { cellOf } from '../cells.ts';
import type { CellKind, ExportChart } from '../define-export.ts';
import type { FileWriter, Sheet } from '../sheet.ts';
import { grouped, readableCell } from './pdf-cells.ts';
import { type Chart, type ChartPoint, chartHeight, drawChart } from './pdf-chart.ts';
import { PdfTable, type TableContent } from './pdf-table.ts';

const { regular: regularText, bold: boldText } = textMeasures;

const margin = 40;
const footerHeight = 24;
const a4 = { short: 595.28, long: 841.89 };
const maxRows = 20_000;
/** The table begins on the page of the title only if at least this height is left there. */
const leastTable = 90;

const colors = { ink: '#1d2733', faint: '#5d6b7a', line: '#c4ccd6' };

/**
 * Pages to read. All rows are kept as text until the number of pages is known, hence the limit; the pages themselves are
 * written one by one.
 */
export const pdfWriter: FileWriter = {
  maxRows,
  tooManyRows: `A PDF holds at most ${maxRows.toLocaleString('en')} rows, which is more than anybody reads. Choose a shorter range, or CSV or XLSX.`,
  async *write(sheet, batches) {
    const { content, points } = await collect(sheet, batches);
    const { title, storeName, createdAt } = sheet;
    // Everything is placed by coordinates, so pdfkit must not break pages at a margin.
    const pdf = newPdf({ title, author: storeName, createdAt }, 0);
    const chunks: Buffer[] = [];
    let failure: unknown;
    const ended = new Promise<void>(resolve => {
      pdf.on('data', (chunk: Buffer) => void chunks.push(chunk));
      pdf.once('end', resolve);
      pdf.once('error', (error: unknown) => {
        failure = error;
        resolve();
      });
    });
    const chart: Chart | null =
      sheet.chart && points.length > 0 ? { kind: sheet.chart.kind, title: sheet.chart.title, points } : null;
    for await (const _page of drawPages(pdf, sheet, content, chart)) yield* chunks.splice(0);
    pdf.end();
    await ended;
    if (failure !== undefined) throw failure;
    yield* chunks.splice(0);
  },
};

async function collect<R>(
  sheet: Sheet<R>,
  batches: AsyncIterable<readonly R[]>,
): Promise<{ content: TableContent; points: ChartPoint[] }> {
  const yieldToEventLoop = yieldsToEventLoop();
  const rows: string[][] = [];
  const points: ChartPoint[] = [];
  for await (const batch of batches) {
    for (const row of batch) {
      rows.push(sheet.columns.map(column => readableCell(column.kind, cellOf(column, row), sheet.timeZone)));
      if (sheet.chart) points.push(pointOf(sheet.chart, row));
      await yieldToEventLoop();
    }
  }
  const columns = sheet.columns.map(({ header, kind }) => ({
    header,
    isNumeric: isNumeric(kind),
    wraps: kind === 'TEXT',
  }));
  return { content: { columns, rows }, points };
}

function pointOf<R>(chart: ExportChart<R>, row: R): ChartPoint {
  const value = chart.value(row);
  return { label: chart.label(row), value: Number(value), text: grouped(String(value)) };
}

function isNumeric(kind: CellKind): boolean {
  return kind === 'INTEGER' || kind === 'MONEY' || kind === 'RATE';
}

/** Draws the pages one by one; yields after each. */
async function* drawPages<R>(
  pdf: PdfDocument,
  sheet: Sheet<R>,
  content: TableContent,
  chart: Chart | null,
): AsyncGenerator<void> {
  const table = new PdfTable(pdf, content);
  const { landscape } = await table.measure(a4.short - 2 * margin, a4.long - 2 * margin);
  const width = (landscape ? a4.long : a4.short) - 2 * margin;
  const height = landscape ? a4.short : a4.long;
  const bottom = height - margin - footerHeight;
  const top = margin + titleHeight(sheet) + (chart ? chartHeight(chart) : 0);
  const pages = paginate(table, content.rows.length, bottom - top, bottom - margin);

  for (const [index, { start, end }] of pages.entries()) {
    pdf.addPage({ size: 'A4', layout: landscape ? 'landscape' : 'portrait', margin: 0 });
    let y = margin;
    if (index === 0) {
      y = drawTitle(pdf, sheet, content.rows.length, width);
      if (chart) drawChart(pdf, chart, margin, y, width);
      y = top;
    }
    if (content.rows.length === 0) drawEmpty(pdf, y);
    else if (end > start) await table.draw(margin, y, start, end);
    drawFooter(pdf, sheet, width, height, `Page ${index + 1} of ${pages.length}`);
    yield;
  }
}

interface Page {
  readonly start: number;
  readonly end: number;
}

/** The rows of each page. The first page may hold only the title and the chart. */
function paginate(table: PdfTable, count: number, firstHeight: number, height: number): Page[] {
  const pages: Page[] = [];
  let start = 0;
  if (count === 0 || firstHeight < leastTable) pages.push({ start: 0, end: 0 });
  while (start < count) {
    const end = start + table.rowsWithin(start, pages.length === 0 ? firstHeight : height);
    pages.push({ start, end: Math.min(end, count) });
    start = end;
  }
  return pages;
}

function titleHeight<R>({ scopeText }: Sheet<R>): number {
  return scopeText === null ? 72 : 88;
}

function drawTitle<R>(pdf: PdfDocument, sheet: Sheet<R>, count: number, width: number): number {
  const { title, storeName, scopeText, createdAt, createdBy, timeZone } = sheet;
  const x = margin;
  pdf.fillColor(colors.faint);
  const store = boldText.fit(printable(storeName), 10, width);
  drawText(pdf, store, { x, y: margin, style: 'bold', size: 10 });
  pdf.fillColor(colors.ink);
  drawText(pdf, boldText.fit(printable(title), 20, width), { x, y: margin + 15, style: 'bold', size: 20 });
  let y = margin + 42;
  if (scopeText !== null) {
    drawText(pdf, regularText.fit(printable(scopeText), 11, width), { x, y, style: 'regular', size: 11 });
    y += 16;
  }
  const rows = `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
  const origin = `Created on ${zonedText(timeZone, createdAt)} (${timeZone}) by ${printable(createdBy)} · ${rows}`;
  pdf.fillColor(colors.faint);
  drawText(pdf, regularText.fit(origin, 9, width), { x, y, style: 'regular', size: 9 });
  return margin + titleHeight(sheet);
}

function drawEmpty(pdf: PdfDocument, y: number): void {
  pdf.fillColor(colors.ink);
  drawText(pdf, 'No rows match.', { x: margin, y: y + 6, style: 'regular', size: 11 });
}

function drawFooter<R>(pdf: PdfDocument, sheet: Sheet<R>, width: number, height: number, page: string): void {
  const y = height - margin - 10;
  const pageWidth = regularText.width(page, 8);
  const left = regularText.fit(printable(`${sheet.storeName} · ${sheet.title}`), 8, width - pageWidth - 20);
  pdf
    .moveTo(margin, y - 6)
    .lineTo(margin + width, y - 6)
    .lineWidth(0.5)
    .stroke(colors.line);
  pdf.fillColor(colors.faint);
  drawText(pdf, left, { x: margin, y, style: 'regular', size: 8 });
  drawText(pdf, page, { x: margin + width - pageWidth, y, style: 'regular', size: 8 });
}
