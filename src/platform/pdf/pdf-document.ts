import { createRequire } from 'node:module';
import type PdfKit from 'pdfkit';

const require = createRequire(import.meta.url);

export type PdfDocument = PDFKit.PDFDocument;

export interface PdfInfo {
  readonly title: string;
  readonly author: string;
  readonly createdAt: Date;
}

/** A document that has no page yet. Text is drawn on it by `drawText`, in the fonts of `fonts.ts`. */
export function newPdf({ title, author, createdAt }: PdfInfo, margin: number): PdfDocument {
  // Loaded with the first document: few processes draw one, and all of them start.
  const PDFDocument = require('pdfkit') as typeof PdfKit;
  return new PDFDocument({
    autoFirstPage: false,
    size: 'A4',
    margin,
    fontLayoutCache: false,
    info: { Title: title, Author: author, CreationDate: createdAt, ModDate: createdAt },
  });
}
