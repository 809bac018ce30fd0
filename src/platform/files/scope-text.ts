import type { ExportParameters, ReportExport } from './define-export.ts';
import { filterText } from './filter-text.ts';
import { rangeText } from './range-text.ts';

/** The days that a file covers and its filter, for people; null for all of a report that is not about days. */
export function scopeText({ range }: ReportExport, parameters: ExportParameters): string | null {
  const days = range === 'NONE' ? null : rangeText(parameters);
  const filter = filterText(parameters.list?.filter);
  return [days, filter].filter(part => part !== null).join(' · ') || null;
}
