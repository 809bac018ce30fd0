import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { type OrdersAndProductionRow, ordersAndProduction } from '../reports/orders-and-production.ts';
import { rankedBatches, scopeOf, unknownCount } from './columns.ts';

export const ordersAndProductionExport = defineExport<OrdersAndProductionRow>({
  report: 'ORDERS_AND_PRODUCTION',
  title: 'Orders and production',
  description: 'All rows of `Analytics.ordersAndProduction`.',
  permissions: ['ANALYTICS_VIEW', 'INVENTORY_VIEW'],
  range: 'REQUIRED',
  options: ['currencyCode'],
  columns: () => [
    column('SKU', 'TEXT', row => row.sku),
    column('Product', 'TEXT', row => row.name),
    column('Sold', 'INTEGER', row => row.sold),
    column('Produced', 'INTEGER', row => row.produced),
    column('On hand now', 'INTEGER', row => row.onHand),
  ],
  count: unknownCount,
  rows: (ctx, parameters) => rankedBatches(wanted => ordersAndProduction(ctx, scopeOf(parameters), wanted)),
  chart: { kind: 'BARS', title: 'Units sold', label: row => row.name, value: row => row.sold },
});
