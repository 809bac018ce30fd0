import type { ReportExport } from '../../platform/files/define-export.ts';
import { type ExportFormat, tableFormats } from '../../platform/files/export-format.ts';
import { UserError } from '../../platform/lib/user-error.ts';

/** @throws UserError INVALID_INPUT when the report is not written in this format */
export function checkFormat({ report, formats = tableFormats }: ReportExport, format: ExportFormat): void {
  if (formats.includes(format)) return;
  throw new UserError(
    'INVALID_INPUT',
    `${report} is exported as ${formats.join(', ')}, but not as ${format}.`,
    {
      path: ['format'],
    },
  );
}
