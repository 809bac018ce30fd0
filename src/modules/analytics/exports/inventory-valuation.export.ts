import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { type ProductValuationRow, valuationByProduct } from '../reports/inventory-valuation.ts';
import { amount, rankedBatches, unknownCount } from './columns.ts';

export const inventoryValuationExport = defineExport<ProductValuationRow>({
  report: 'INVENTORY_VALUATION',
  title: 'Inventory valuation',
  description: '`Analytics.inventoryValuation`, by product.',
  permissions: ['ANALYTICS_VIEW', 'INVENTORY_VIEW'],
  range: 'NONE',
  options: ['currencyCode'],
  columns: parameters => [
    column('SKU', 'TEXT', row => row.sku),
    column('Product', 'TEXT', row => row.name),
    column('Units', 'INTEGER', row => row.units),
    amount('Price', row => row.priceMinor, parameters),
    amount('Value', row => row.valueMinor, parameters),
  ],
  count: unknownCount,
  rows: (ctx, { currencyCode }) => rankedBatches(wanted => valuationByProduct(ctx, currencyCode, wanted)),
  chart: {
    kind: 'BARS',
    title: 'Value by product',
    label: row => row.name,
    value: row => fromMinor(row.valueMinor, row.currencyCode),
  },
});
