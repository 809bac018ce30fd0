import { defineExport } from '../../../exports/define-export.ts';
import { average } from '../figures.ts';
import { allRanked } from '../read-ranked.ts';
import { type StaffPerformanceRow, staffPerformance } from '../reports/staff-performance.ts';
import { amount, column, fileBatchSize, inMainUnits, scopeOf, unknownCount } from './columns.ts';

export const staffPerformanceExport = defineExport<StaffPerformanceRow>({
  report: 'STAFF_PERFORMANCE',
  title: 'Sales by staff',
  permissions: ['ANALYTICS_VIEW', 'STAFF_VIEW'],
  range: 'REQUIRED',
  columns: parameters => [
    column('Name', 'TEXT', row => row.name),
    column('Orders', 'INTEGER', row => row.orders),
    column('Units', 'INTEGER', row => row.units),
    amount('Revenue', row => row.revenueMinor, parameters),
    amount('Average order', row => average(row.revenueMinor, row.orders), parameters),
  ],
  count: unknownCount,
  rows: (ctx, parameters) =>
    allRanked(wanted => staffPerformance(ctx, scopeOf(parameters), wanted), fileBatchSize),
  chart: {
    kind: 'BARS',
    title: 'Revenue by staff member',
    label: row => row.name,
    value: row => inMainUnits(row.revenueMinor, row.currencyCode),
  },
});
