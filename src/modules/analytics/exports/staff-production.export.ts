import { defineExport } from '../../../exports/define-export.ts';
import { allRanked } from '../read-ranked.ts';
import { type StaffProductionRow, staffProduction } from '../reports/staff-production.ts';
import { column, fileBatchSize, scopeOf, unknownCount } from './columns.ts';

export const staffProductionExport = defineExport<StaffProductionRow>({
  report: 'STAFF_PRODUCTION',
  title: 'Production by staff',
  permissions: ['INVENTORY_VIEW', 'STAFF_VIEW'],
  range: 'REQUIRED',
  columns: () => [
    column('Name', 'TEXT', row => row.name),
    column('Units', 'INTEGER', row => row.quantity),
    column('Records', 'INTEGER', row => row.records),
  ],
  count: unknownCount,
  rows: (ctx, parameters) =>
    allRanked(wanted => staffProduction(ctx, scopeOf(parameters).range, wanted), fileBatchSize),
  chart: {
    kind: 'BARS',
    title: 'Units by staff member',
    label: row => row.name,
    value: row => row.quantity,
  },
});
