import type { ExportReport } from '../../exports/export-report.ts';

/** What can be chosen about a report beside its range. */
export type ReportOption = 'interval' | 'by' | 'minTotal';

const options: Partial<Record<ExportReport, ReportOption>> = {
  SALES_TREND: 'interval',
  TOP_PRODUCTS: 'by',
  CUSTOMER_LIFETIME_VALUES: 'minTotal',
};

export function optionOf(report: ExportReport): ReportOption | undefined {
  return options[report];
}

/** The reports about which this can be chosen, for people. */
export function reportsWith(option: ReportOption): string {
  return Object.entries(options)
    .filter(([, own]) => own === option)
    .map(([report]) => report)
    .join(', ');
}
