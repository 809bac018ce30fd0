import type { Context } from '../context/context.ts';
import type { ExportParameters, ReportExport } from './define-export.ts';
import type { ExportFormat } from './export-format.ts';
import { ExportRefused } from './export-refused.ts';
import { csvWriter } from './formats/csv.ts';
import { jsonWriter } from './formats/json.ts';
import { pdfWriter } from './formats/pdf.ts';
import { xlsxWriter } from './formats/xlsx.ts';
import { scopeText } from './scope-text.ts';
import type { FileWriter, Sheet } from './sheet.ts';

const writers: Record<ExportFormat, FileWriter> = {
  CSV: csvWriter,
  XLSX: xlsxWriter,
  PDF: pdfWriter,
  JSON: jsonWriter,
};

export interface FileRequest {
  readonly definition: ReportExport;
  readonly parameters: ExportParameters;
  readonly format: ExportFormat;
  readonly storeName: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Called after each batch with the number of rows so far. An error that it throws ends the work. */
  readonly onRows: (count: number) => Promise<void>;
}

/**
 * The bytes of a report as a file. Rows are read only as fast as the bytes are consumed.
 * @throws ExportRefused when there are more rows than the format holds
 */
export async function* reportFile(ctx: Context, request: FileRequest): AsyncGenerator<Buffer> {
  const { definition, parameters, format } = request;
  const sheet: Sheet = {
    title: definition.title,
    storeName: request.storeName,
    scopeText: scopeText(definition, parameters),
    createdAt: request.createdAt,
    createdBy: request.createdBy,
    timeZone: parameters.timeZone,
    columns: definition.columns(parameters),
    chart: definition.chart ?? null,
    sections: definition.sections?.(ctx) ?? null,
  };
  const writer = writers[format];
  yield* writer.write(sheet, counted(definition.rows(ctx, parameters), writer, request.onRows));
}

/** Checks before the work whether the rows will fit. @throws ExportRefused when they will not */
export function checkRowCount(format: ExportFormat, count: number): void {
  const { maxRows, tooManyRows } = writers[format];
  if (count > maxRows) throw new ExportRefused(tooManyRows);
}

async function* counted<R>(
  batches: AsyncIterable<readonly R[]>,
  { maxRows, tooManyRows }: FileWriter,
  onRows: (count: number) => Promise<void>,
): AsyncGenerator<readonly R[]> {
  let count = 0;
  for await (const rows of batches) {
    count += rows.length;
    if (count > maxRows) throw new ExportRefused(tooManyRows);
    yield rows;
    await onRows(count);
  }
}
