import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { type StaffProductionRow, staffProduction } from '../reports/staff-production.ts';
import { rankedBatches, scopeOf, unknownCount } from './columns.ts';

export const staffProductionExport = defineExport<StaffProductionRow>({
  report: 'STAFF_PRODUCTION',
  title: 'Production by staff',
  description: '`Analytics.staffProduction`.',
  permissions: ['INVENTORY_VIEW', 'STAFF_VIEW'],
  range: 'REQUIRED',
  columns: () => [
    column('Name', 'TEXT', row => row.name),
    column('Units', 'INTEGER', row => row.quantity),
    column('Records', 'INTEGER', row => row.records),
  ],
  count: unknownCount,
  rows: (ctx, parameters) => rankedBatches(wanted => staffProduction(ctx, scopeOf(parameters).range, wanted)),
  chart: {
    kind: 'BARS',
    title: 'Units by staff member',
    label: row => row.name,
    value: row => row.quantity,
  },
});
