import { registerEnumType } from 'type-graphql';
import type { ReportOption } from '../../platform/files/define-export.ts';
import { accounts } from '../accounts/index.ts';
import { analytics } from '../analytics/index.ts';
import { catalog } from '../catalog/index.ts';
import { inventory } from '../inventory/index.ts';
import { orders } from '../orders/index.ts';
import { payments } from '../payments/index.ts';
import { rentals } from '../rentals/index.ts';
import { staff } from '../staff/index.ts';
import { myDataExport } from './my-data/my-data.export.ts';

// In the order of the API: lists first, then reports. A contract test compares this with all manifests.
const reports = [
  ...[catalog, accounts, staff, inventory, orders, payments, rentals, analytics].flatMap(
    module => module.exports ?? [],
  ),
  myDataExport,
];

/** The reports that are about the store, and not about the person who asks. */
export const storeReports: readonly string[] = reports
  .filter(({ isOwn }) => !isOwn)
  .map(({ report }) => report);

/** The name of a report that can be exported, such as `SALES_TREND`. */
export type ExportReport = string;
export const ExportReport: Readonly<Record<string, ExportReport>> = Object.fromEntries(
  reports.map(({ report }) => [report, report]),
);
registerEnumType(ExportReport, {
  name: 'ExportReport',
  description: 'The reports and lists that can be exported as files.',
  valuesConfig: Object.fromEntries(reports.map(({ report, description }) => [report, { description }])),
});

export function hasOption(report: ExportReport, option: ReportOption): boolean {
  return reports.some(one => one.report === report && one.options?.includes(option));
}

/** The names of the reports that show a list, for people. */
export function reportsOf(list: string): string {
  const names = reports.filter(report => report.list === list).map(({ report }) => report);
  return names.join(' and ');
}

/** The names of the reports that have an option, for people. */
export function reportsWith(option: ReportOption): string {
  return reports
    .filter(({ options }) => options?.includes(option))
    .map(({ report }) => report)
    .join(', ');
}
