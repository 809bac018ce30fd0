import type { ExportReport } from './export-report.ts';

/** What can be chosen about each report beside its range. */
const reportsByOption = {
  interval: ['SALES_TREND'],
  by: ['TOP_PRODUCTS'],
  minTotal: ['CUSTOMER_LIFETIME_VALUES'],
  channel: ['SALES_TREND', 'TOP_PRODUCTS', 'SALES_BY_CATEGORY'],
  currencyCode: [
    'DASHBOARD',
    'SALES_TREND',
    'TOP_PRODUCTS',
    'SALES_BY_CATEGORY',
    'CUSTOMER_LIFETIME_VALUES',
    'STAFF_PERFORMANCE',
    'ORDERS_AND_PRODUCTION',
    'RENTAL_SUMMARY',
    'INVENTORY_VALUATION',
  ],
} as const satisfies Record<string, readonly ExportReport[]>;

export type ReportOption = keyof typeof reportsByOption;
export const reportOptions = Object.keys(reportsByOption) as ReportOption[];

export function hasOption(report: ExportReport, option: ReportOption): boolean {
  return (reportsByOption[option] as readonly ExportReport[]).includes(report);
}

/** The reports about which this can be chosen, for people. */
export function reportsWith(option: ReportOption): string {
  return reportsByOption[option].join(', ');
}
