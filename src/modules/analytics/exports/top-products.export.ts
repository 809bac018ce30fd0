import { defineExport } from '../../../exports/define-export.ts';
import { allRanked } from '../read-ranked.ts';
import { type TopProductRow, topProducts } from '../reports/top-products.ts';
import { amount, column, fileBatchSize, inMainUnits, scopeOf, unknownCount } from './columns.ts';

export const topProductsExport = defineExport<TopProductRow>({
  report: 'TOP_PRODUCTS',
  title: 'Top products',
  permissions: ['ANALYTICS_VIEW'],
  range: 'REQUIRED',
  columns: parameters => [
    column('SKU', 'TEXT', row => row.sku),
    column('Product', 'TEXT', row => row.name),
    column('Units', 'INTEGER', row => row.quantity),
    amount('Revenue', row => row.revenueMinor, parameters),
  ],
  count: unknownCount,
  rows: (ctx, parameters) =>
    allRanked(wanted => topProducts(ctx, scopeOf(parameters), parameters.by, wanted), fileBatchSize),
  chart: {
    kind: 'BARS',
    title: 'Revenue by product',
    label: row => row.name,
    value: row => inMainUnits(row.revenueMinor, row.currencyCode),
  },
});
