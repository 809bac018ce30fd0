import { drawText } from '../../pdf/draw-text.ts';
import type { PdfDocument } from '../../pdf/pdf-document.ts';
import { printable } from '../../pdf/printable.ts';
import { textMeasures } from '../../pdf/text-measure.ts';

export interface ChartPoint {
  readonly label: string;
  readonly value: number;
  /** The value as text for people. */
  readonly text: string;
}

export interface Chart {
  readonly kind: 'BARS' | 'LINE';
  readonly title: string;
  readonly points: readonly ChartPoint[];
}

const measure = textMeasures.regular;
const maxBars = 20;
const barHeight = 11;
const barGap = 4;
const titleHeight = 22;
const lineHeight = 170;
const axisHeight = 16;
const labelSize = 8;

const colors = {
  bar: '#3b6ea5',
  loss: '#b5533c',
  area: '#dbe6f1',
  grid: '#dfe4ea',
  ink: '#1d2733',
  faint: '#5d6b7a',
};

/** The height of the chart. */
export function chartHeight({ kind, points }: Chart): number {
  const bars = Math.min(points.length, maxBars);
  return titleHeight + (kind === 'BARS' ? bars * (barHeight + barGap) : lineHeight + axisHeight) + 12;
}

/** Bars show the largest points, in descending order; a line shows all points. */
export function drawChart(pdf: PdfDocument, chart: Chart, x: number, y: number, width: number): void {
  const shown = chart.kind === 'BARS' ? largest(chart.points) : chart.points;
  const all = chart.points.length;
  const title = shown.length < all ? `${chart.title}: the ${shown.length} largest of ${all}` : chart.title;
  pdf.fillColor(colors.ink);
  drawText(pdf, printable(title), { x, y, style: 'bold', size: 10 });
  const draw = chart.kind === 'BARS' ? drawBars : drawLine;
  draw(pdf, shown, x, y + titleHeight, width);
}

function largest(points: readonly ChartPoint[]): ChartPoint[] {
  return points.toSorted((one, other) => other.value - one.value).slice(0, maxBars);
}

function drawBars(
  pdf: PdfDocument,
  points: readonly ChartPoint[],
  x: number,
  y: number,
  width: number,
): void {
  const labels = points.map(({ label }) => measure.fit(printable(label), labelSize, width * 0.32));
  const values = points.map(({ text }) => text);
  const labelWidth = Math.max(...labels.map(label => measure.width(label, labelSize))) + 8;
  const valueWidth = Math.max(...values.map(value => measure.width(value, labelSize))) + 6;
  const room = width - labelWidth - valueWidth;
  const low = Math.min(0, ...points.map(({ value }) => value));
  const high = Math.max(0, ...points.map(({ value }) => value));
  const scale = room / (high - low || 1);
  const zero = x + labelWidth - low * scale;
  for (const [index, { value }] of points.entries()) {
    const top = y + index * (barHeight + barGap);
    const length = Math.abs(value) * scale;
    const left = value < 0 ? zero - length : zero;
    pdf.rect(left, top, Math.max(length, 0.5), barHeight).fill(value < 0 ? colors.loss : colors.bar);
    pdf.fillColor(colors.ink);
    const middle = top + (barHeight - labelSize) / 2 + 0.5;
    drawLabel(pdf, labels[index]!, x + labelWidth - 8 - measure.width(labels[index]!, labelSize), middle);
    pdf.fillColor(colors.faint);
    drawLabel(pdf, values[index]!, left + length + 4, middle);
  }
  const bottom = y + points.length * (barHeight + barGap) - barGap;
  pdf
    .moveTo(zero, y - 2)
    .lineTo(zero, bottom + 2)
    .lineWidth(0.5)
    .stroke(colors.faint);
}

function drawLine(
  pdf: PdfDocument,
  points: readonly ChartPoint[],
  x: number,
  y: number,
  width: number,
): void {
  const values = points.map(({ value }) => value);
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values));
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const axisWidth = Math.max(...ticks.map(tick => measure.width(tickText(tick), labelSize))) + 8;
  const [left, right] = [x + axisWidth, x + width];
  const atY = (value: number) => y + lineHeight - ((value - low) / (high - low)) * lineHeight;
  const atX = (index: number) =>
    points.length === 1 ? (left + right) / 2 : left + (index / (points.length - 1)) * (right - left);

  for (const tick of ticks) {
    pdf.moveTo(left, atY(tick)).lineTo(right, atY(tick)).lineWidth(0.5).stroke(colors.grid);
    const text = tickText(tick);
    pdf.fillColor(colors.faint);
    drawLabel(pdf, text, left - 8 - measure.width(text, labelSize), atY(tick) - 3.5);
  }
  if (points.length > 1) {
    pdf.moveTo(atX(0), atY(0));
    for (const [index, { value }] of points.entries()) pdf.lineTo(atX(index), atY(value));
    pdf.lineTo(atX(points.length - 1), atY(0)).fill(colors.area);
    pdf.moveTo(atX(0), atY(values[0]!));
    for (const [index, { value }] of points.entries()) if (index > 0) pdf.lineTo(atX(index), atY(value));
    pdf.lineWidth(1.4).lineJoin('round').stroke(colors.bar);
  }
  const maxDots = 40;
  if (points.length <= maxDots) {
    for (const [index, { value }] of points.entries())
      pdf.circle(atX(index), atY(value), 1.8).fill(colors.bar);
  }
  drawTimeAxis(pdf, points, atX, y + lineHeight + 6, x + width);
}

/** As many labels as fit side by side. */
function drawTimeAxis(
  pdf: PdfDocument,
  points: readonly ChartPoint[],
  atX: (index: number) => number,
  y: number,
  rightEdge: number,
): void {
  const labels = points.map(({ label }) => printable(label));
  const widest = Math.max(...labels.map(label => measure.width(label, labelSize))) + 10;
  const room = atX(points.length - 1) - atX(0);
  const count = Math.max(1, Math.floor(room / widest));
  const step = Math.max(1, Math.ceil(points.length / count));
  pdf.fillColor(colors.faint);
  for (let index = 0; index < points.length; index += step) {
    const width = measure.width(labels[index]!, labelSize);
    const left = Math.min(atX(index) - width / 2, rightEdge - width);
    drawLabel(pdf, labels[index]!, left, y);
  }
}

function drawLabel(pdf: PdfDocument, text: string, x: number, y: number): void {
  drawText(pdf, text, { x, y, style: 'regular', size: labelSize });
}

/** Four to seven round numbers, from below the lowest value to above the highest. */
export function niceTicks(low: number, highest: number): number[] {
  const high = highest === low ? low + 1 : highest;
  const rough = (high - low) / 4;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(factor => factor * magnitude).find(one => one >= rough)!;
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function tickText(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}
