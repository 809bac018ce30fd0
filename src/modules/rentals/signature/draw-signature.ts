import { signedName } from '../../../platform/pdf/blocks.ts';
import type { PdfDocument } from '../../../platform/pdf/pdf-document.ts';
import type { Signature } from './read-signature.ts';
import { readSvg, type SvgElement } from './svg.ts';

const boxWidth = 220;
const boxHeight = 70;

/** Draws a signature at the current position of the page, and moves the position below it. */
export function drawSignature(pdf: PdfDocument, { kind, data }: Signature): void {
  if (pdf.y + boxHeight > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
  const { x, y } = pdf;
  if (kind === 'TYPED') signedName(pdf, data);
  else if (kind === 'PNG') pdf.image(Buffer.from(data, 'base64'), x, y, { fit: [boxWidth, boxHeight] });
  else drawSvg(pdf, data);
  pdf.x = x;
  pdf.y = Math.max(pdf.y, y + boxHeight);
}

function drawSvg(pdf: PdfDocument, text: string): void {
  const elements = readSvg(text);
  if (typeof elements === 'string') return;
  const [left, top, width, height] = viewBoxOf(elements[0]!);
  const scale = Math.min(boxWidth / width, boxHeight / height);
  pdf.save().translate(pdf.x, pdf.y);
  pdf.rect(0, 0, boxWidth, boxHeight).clip();
  pdf.scale(scale).translate(-left, -top).lineWidth(2).lineCap('round').strokeColor('black');
  for (const element of elements) drawElement(pdf, element);
  pdf.restore();
}

function drawElement(pdf: PdfDocument, { name, attributes }: SvgElement): void {
  if (name === 'path' && attributes.d) pdf.path(attributes.d).stroke();
  if (name === 'line') {
    const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map(key => Number(attributes[key] ?? 0));
    pdf.moveTo(x1!, y1!).lineTo(x2!, y2!).stroke();
  }
  if (name === 'polyline') {
    const numbers = numbersOf(attributes.points ?? '');
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      if (index === 0) pdf.moveTo(numbers[0]!, numbers[1]!);
      else pdf.lineTo(numbers[index]!, numbers[index + 1]!);
    }
    if (numbers.length >= 4) pdf.stroke();
  }
}

function viewBoxOf({ attributes }: SvgElement): [number, number, number, number] {
  const [left = 0, top = 0, width = 0, height = 0] = numbersOf(attributes.viewBox ?? '');
  if (width > 0 && height > 0) return [left, top, width, height];
  return [
    0,
    0,
    Number.parseFloat(attributes.width ?? '') || 300,
    Number.parseFloat(attributes.height ?? '') || 100,
  ];
}

function numbersOf(text: string): number[] {
  return text
    .split(/[\s,]+/)
    .filter(part => part !== '')
    .map(Number)
    .filter(value => Number.isFinite(value));
}
