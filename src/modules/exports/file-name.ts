import type { ExportParameters } from '../../platform/files/define-export.ts';
import { exportFormats } from '../../platform/files/export-format.ts';
import type { CreateExportInput } from './export.inputs.ts';

/**
 * The name of a file, with the options that were chosen: `top-products-by-quantity-online-2026-03-01-to-2026-03-31.csv`.
 * @param today the day in the name of a file that covers all time
 */
export function fileNameOf(
  { report, format, interval, by, minTotal, channel, currencyCode }: CreateExportInput,
  parameters: ExportParameters,
  today: string,
  isFiltered: boolean,
): string {
  const measure = interval ?? by;
  const parts = [
    report,
    measure && `by-${measure}`,
    minTotal != null && `from-${parameters.minTotal}`,
    channel,
    currencyCode,
    isFiltered && 'filtered',
    daysOf(parameters, today),
  ];
  const name = parts.filter(Boolean).join('-').toLowerCase().replaceAll('_', '-');
  return `${name}.${exportFormats[format].extension}`;
}

function daysOf({ range }: ExportParameters, today: string): string {
  if (range === null) return today;
  return range.from === range.to ? range.from : `${range.from}-to-${range.to}`;
}
