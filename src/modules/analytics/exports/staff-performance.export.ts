import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { average } from '../figures.ts';
import { type StaffPerformanceRow, staffPerformance } from '../reports/staff-performance.ts';
import { amount, rankedBatches, scopeOf, unknownCount } from './columns.ts';

export const staffPerformanceExport = defineExport<StaffPerformanceRow>({
  report: 'STAFF_PERFORMANCE',
  title: 'Sales by staff',
  description: '`Analytics.staffPerformance`.',
  permissions: ['ANALYTICS_VIEW', 'STAFF_VIEW'],
  range: 'REQUIRED',
  options: ['currencyCode'],
  columns: parameters => [
    column('Name', 'TEXT', row => row.name),
    column('Orders', 'INTEGER', row => row.orders),
    column('Units', 'INTEGER', row => row.units),
    amount('Revenue', row => row.revenueMinor, parameters),
    amount('Average order', row => average(row.revenueMinor, row.orders), parameters),
  ],
  count: unknownCount,
  rows: (ctx, parameters) => rankedBatches(wanted => staffPerformance(ctx, scopeOf(parameters), wanted)),
  chart: {
    kind: 'BARS',
    title: 'Revenue by staff member',
    label: row => row.name,
    value: row => fromMinor(row.revenueMinor, row.currencyCode),
  },
});
