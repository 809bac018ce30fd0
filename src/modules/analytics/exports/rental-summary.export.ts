import { defineExport } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { type RentalSummaryRow, rentalSummary } from '../reports/rental-summary.ts';
import { scopeOf, singleBatch, unknownCount } from './columns.ts';
import { type FigureRow, figureColumns } from './figure-rows.ts';

const figuresOf = (row: RentalSummaryRow): FigureRow[] => [
  { figure: 'Started', value: row.started },
  { figure: 'Returned', value: row.returned },
  { figure: 'Bought out', value: row.boughtOut },
  { figure: 'Canceled or expired before they started', value: row.cancelled },
  { figure: `Rent and late fees (${row.currencyCode})`, value: fromMinor(row.incomeMinor, row.currencyCode) },
  { figure: 'Active now', value: row.active },
  { figure: 'Overdue installments now', value: row.overdueInstallments },
  { figure: `Overdue now (${row.currencyCode})`, value: fromMinor(row.overdueMinor, row.currencyCode) },
];

export const rentalSummaryExport = defineExport<FigureRow>({
  report: 'RENTAL_SUMMARY',
  title: 'Rental summary',
  description: '`Analytics.rentalSummary`.',
  permissions: ['ANALYTICS_VIEW', 'RENTALS_VIEW'],
  range: 'REQUIRED',
  options: ['currencyCode'],
  columns: () => figureColumns,
  count: unknownCount,
  rows: (ctx, parameters) => singleBatch(rentalSummary(ctx, scopeOf(parameters)).then(figuresOf)),
});
