import { newPdf, type PdfDocument, type PdfInfo } from './pdf-document.ts';

const margin = 56;

/** A PDF of A4 pages that `draw` fills. */
export function renderPdf(info: PdfInfo, draw: (pdf: PdfDocument) => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pdf = newPdf(info, margin);
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    try {
      pdf.addPage();
      draw(pdf);
      pdf.end();
    } catch (error) {
      reject(error);
    }
  });
}
