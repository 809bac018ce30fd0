import type { Services } from '../../context.ts';
import type { ReportExport } from '../../exports/define-export.ts';
import type { ExportReport } from '../../exports/export-report.ts';
import { UserError } from '../../lib/user-error.ts';

/** @throws UserError INVALID_INPUT for a report that this version cannot make */
export function findDefinition({ exports }: Services, report: ExportReport): ReportExport {
  const definition = exports.find(report);
  if (definition) return definition;
  throw new UserError(
    'INVALID_INPUT',
    `${report} cannot be exported yet. What can be: ${exports.reports.join(', ')}.`,
    { path: ['report'] },
  );
}
