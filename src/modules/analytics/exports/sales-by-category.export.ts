import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { type CategorySalesRow, salesByCategory } from '../reports/sales-by-category.ts';
import { amount, rankedBatches, scopeOf, unknownCount } from './columns.ts';

const nameOf = (row: CategorySalesRow) => row.name ?? 'Without category';

export const salesByCategoryExport = defineExport<CategorySalesRow>({
  report: 'SALES_BY_CATEGORY',
  title: 'Sales by category',
  description: '`Analytics.salesByCategory`.',
  permissions: ['ANALYTICS_VIEW'],
  range: 'REQUIRED',
  options: ['channel', 'currencyCode'],
  columns: parameters => [
    column('Category', 'TEXT', nameOf),
    column('Units', 'INTEGER', row => row.quantity),
    amount('Revenue', row => row.revenueMinor, parameters),
  ],
  count: unknownCount,
  rows: (ctx, parameters) => rankedBatches(wanted => salesByCategory(ctx, scopeOf(parameters), wanted)),
  chart: {
    kind: 'BARS',
    title: 'Revenue by category',
    label: nameOf,
    value: row => fromMinor(row.revenueMinor, row.currencyCode),
  },
});
