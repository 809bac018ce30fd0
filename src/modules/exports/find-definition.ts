import type { Services } from '../../platform/context/services.ts';
import type { ReportExport } from '../../platform/files/define-export.ts';
import { exportRegistry } from '../../platform/files/export-registry.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { ExportReport } from './export-report.ts';

/** @throws UserError INVALID_INPUT for a report that this version cannot export */
export function findDefinition(services: Services, report: ExportReport): ReportExport {
  const exports = services.get(exportRegistry);
  const definition = exports.find(report);
  if (definition) return definition;
  throw new UserError(
    'INVALID_INPUT',
    `${report} cannot be exported. These can: ${exports.reports.join(', ')}.`,
    { path: ['report'] },
  );
}
