import PDFDocument from 'pdfkit';

export type PdfDocument = PDFKit.PDFDocument;

export interface PdfInfo {
  readonly title: string;
  readonly author: string;
  readonly createdAt: Date;
}

const margin = 56;

/** A PDF of A4 pages that `draw` fills. */
export function renderPdf(
  { title, author, createdAt }: PdfInfo,
  draw: (pdf: PdfDocument) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({
      size: 'A4',
      margin,
      info: { Title: title, Author: author, CreationDate: createdAt, ModDate: createdAt },
    });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    try {
      draw(pdf);
      pdf.end();
    } catch (error) {
      reject(error);
    }
  });
}

export function heading(pdf: PdfDocument, text: string): void {
  pdf.font('Helvetica-Bold').fontSize(20).text(printable(text)).moveDown(0.5);
}

export function paragraph(pdf: PdfDocument, text: string): void {
  pdf.font('Helvetica').fontSize(11).text(printable(text)).moveDown(0.5);
}

/** Rows of two columns: a label and its value. */
export function labeledRows(
  pdf: PdfDocument,
  rows: readonly (readonly [label: string, value: string])[],
): void {
  const labelWidth = 150;
  const valueWidth = pdf.page.width - 2 * margin - labelWidth;
  for (const [label, value] of rows) {
    const text = printable(value);
    pdf.font('Helvetica').fontSize(11);
    const height = pdf.heightOfString(text, { width: valueWidth });
    if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
    const { y } = pdf;
    pdf.font('Helvetica-Bold').text(printable(label), margin, y, { width: labelWidth });
    pdf.font('Helvetica').text(text, margin + labelWidth, y, { width: valueWidth });
    pdf.x = margin;
    pdf.y = y + height + 6;
  }
}

/** The text with `?` for letters that cannot be drawn: the built-in fonts of PDF have only those of western Europe (WinAnsi). */
export function printable(text: string): string {
  return text.normalize('NFC').replace(/[^\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu, '?');
}
