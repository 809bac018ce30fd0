import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';

/** The cells of a CSV file, the header first. */
export function readCsv(file: Buffer): string[][] {
  return parse(file, { bom: true, record_delimiter: '\r\n' }) as string[][];
}

export type XlsxCell = string | number | boolean | Date | null;

/** The cells of a sheet, the header first, as a library understands them. */
export async function readXlsx(file: Buffer, sheet: number = 1): Promise<XlsxCell[][]> {
  const sheets = await readXlsxFile(file, { trim: false });
  return sheets[sheet - 1]!.data as XlsxCell[][];
}

/** The texts of a PDF as they stand on its pages, one string for each page. */
export function readPdf(file: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-pdf-'));
  try {
    writeFileSync(join(folder, 'file.pdf'), file);
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'file.pdf'), '-'], { encoding: 'utf8' });
    return text.split('\f').filter(page => page.trim() !== '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether `pdftotext` is here. CI installs it; elsewhere what needs it says loudly that it did not run. */
export const canReadPdf: boolean = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stdout.write(
      '\n*** PDFs WERE NOT READ BACK: pdftotext is not installed (Debian: apt-get install poppler-utils). ***\n',
    );
    return false;
  }
})();

/** All of a stream. */
export async function bytesOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}
