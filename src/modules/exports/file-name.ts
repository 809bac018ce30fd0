import type { ExportParameters } from '../../exports/define-export.ts';
import { type ExportFormat, exportFormats } from '../../exports/export-format.ts';
import type { ExportReport } from '../../exports/export-report.ts';

/** What a file is called: `order-lines-2026-03-01-to-2026-03-31.csv`. @param today names what covers all time */
export function fileNameOf(
  report: ExportReport,
  format: ExportFormat,
  { range }: ExportParameters,
  today: string,
): string {
  const days = range === null ? today : range.from === range.to ? range.from : `${range.from}-to-${range.to}`;
  return `${report.toLowerCase().replaceAll('_', '-')}-${days}.${exportFormats[format].extension}`;
}
