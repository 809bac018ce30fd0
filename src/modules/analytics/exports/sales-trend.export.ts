import { defineExport } from '../../../exports/define-export.ts';
import { average } from '../figures.ts';
import { periodsOf, type SalesTrendRow, salesTrend } from '../reports/sales-trend.ts';
import { amount, column, inMainUnits, scopeOf, together } from './columns.ts';

export const salesTrendExport = defineExport<SalesTrendRow>({
  report: 'SALES_TREND',
  title: 'Sales',
  permissions: ['ANALYTICS_VIEW'],
  range: 'REQUIRED',
  columns: parameters => [
    column('Period from', 'DATE', row => row.periodStart),
    column('Orders', 'INTEGER', row => row.orders),
    column('Units', 'INTEGER', row => row.units),
    amount('Revenue', row => row.revenueMinor, parameters),
    amount('Average order', row => average(row.revenueMinor, row.orders), parameters),
  ],
  count: async (_ctx, parameters) => periodsOf(scopeOf(parameters).range, parameters.interval).length,
  rows: (ctx, parameters) => together(salesTrend(ctx, scopeOf(parameters), parameters.interval)),
  chart: {
    kind: 'LINE',
    title: 'Revenue',
    label: row => row.periodStart,
    value: row => inMainUnits(row.revenueMinor, row.currencyCode),
  },
});
