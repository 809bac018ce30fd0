import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { type ProductProductionRow, productionReport } from '../reports/production-report.ts';
import { rankedBatches, scopeOf, unknownCount } from './columns.ts';

export const productionReportExport = defineExport<ProductProductionRow>({
  report: 'PRODUCTION_REPORT',
  title: 'Production',
  description: '`Analytics.productionReport`, totaled over the range.',
  permissions: ['INVENTORY_VIEW'],
  range: 'REQUIRED',
  columns: () => [
    column('SKU', 'TEXT', row => row.sku),
    column('Product', 'TEXT', row => row.name),
    column('Units', 'INTEGER', row => row.quantity),
  ],
  count: unknownCount,
  rows: (ctx, parameters) =>
    rankedBatches(wanted => productionReport(ctx, scopeOf(parameters).range, wanted)),
  chart: { kind: 'BARS', title: 'Units produced', label: row => row.name, value: row => row.quantity },
});
