import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { type TopProductRow, topProducts } from '../reports/top-products.ts';
import { amount, rankedBatches, scopeOf, unknownCount } from './columns.ts';

export const topProductsExport = defineExport<TopProductRow>({
  report: 'TOP_PRODUCTS',
  title: 'Top products',
  description: 'All rows of `Analytics.topProducts`.',
  permissions: ['ANALYTICS_VIEW'],
  range: 'REQUIRED',
  options: ['by', 'channel', 'currencyCode'],
  columns: parameters => [
    column('SKU', 'TEXT', row => row.sku),
    column('Product', 'TEXT', row => row.name),
    column('Units', 'INTEGER', row => row.quantity),
    amount('Revenue', row => row.revenueMinor, parameters),
  ],
  count: unknownCount,
  rows: (ctx, parameters) =>
    rankedBatches(wanted => topProducts(ctx, scopeOf(parameters), parameters.by, wanted)),
  chart: {
    kind: 'BARS',
    title: 'Revenue by product',
    label: row => row.name,
    value: row => fromMinor(row.revenueMinor, row.currencyCode),
  },
});
