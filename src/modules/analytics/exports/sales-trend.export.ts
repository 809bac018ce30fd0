import { column } from '../../../platform/files/columns.ts';
import { defineExport, type ExportParameters } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { average } from '../figures.ts';
import { periodsOf, type SalesTrendRow, salesTrend } from '../reports/sales-trend.ts';
import { amount, scopeOf, singleBatch } from './columns.ts';

/** The number of periods. @throws UserError INVALID_INPUT when there are too many */
const periodCount = (parameters: ExportParameters) =>
  periodsOf(scopeOf(parameters).range, parameters.interval).length;

export const salesTrendExport = defineExport<SalesTrendRow>({
  report: 'SALES_TREND',
  title: 'Sales trend',
  description: '`Analytics.salesTrend`.',
  permissions: ['ANALYTICS_VIEW'],
  range: 'REQUIRED',
  options: ['interval', 'channel', 'currencyCode'],
  check: periodCount,
  columns: parameters => [
    column('Period from', 'DATE', row => row.periodStart),
    column('Orders', 'INTEGER', row => row.orders),
    column('Units', 'INTEGER', row => row.units),
    amount('Revenue', row => row.revenueMinor, parameters),
    amount('Average order', row => average(row.revenueMinor, row.orders), parameters),
  ],
  count: async (_ctx, parameters) => periodCount(parameters),
  rows: (ctx, parameters) => singleBatch(salesTrend(ctx, scopeOf(parameters), parameters.interval)),
  chart: {
    kind: 'LINE',
    title: 'Revenue',
    label: row => row.periodStart,
    value: row => fromMinor(row.revenueMinor, row.currencyCode),
  },
});
