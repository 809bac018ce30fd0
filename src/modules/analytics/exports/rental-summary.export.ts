import { defineExport } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { type RentalSummaryRow, rentalSummary } from '../reports/rental-summary.ts';
import { scopeOf, together, unknownCount } from './columns.ts';
import { type FigureRow, figureColumns } from './figure-rows.ts';

const figuresOf = (row: RentalSummaryRow): FigureRow[] => [
  { figure: 'Began', value: row.started },
  { figure: 'Came back', value: row.returned },
  { figure: 'Bought out', value: row.boughtOut },
  { figure: 'Called off or run out before they began', value: row.cancelled },
  { figure: `Rent and late fees (${row.currencyCode})`, value: fromMinor(row.incomeMinor, row.currencyCode) },
  { figure: 'Run now', value: row.active },
  { figure: 'Instalments that are late now', value: row.overdueInstallments },
  { figure: `Late now (${row.currencyCode})`, value: fromMinor(row.overdueMinor, row.currencyCode) },
];

export const rentalSummaryExport = defineExport<FigureRow>({
  report: 'RENTAL_SUMMARY',
  title: 'How renting goes',
  description: '`Analytics.rentalSummary`.',
  permissions: ['ANALYTICS_VIEW', 'RENTALS_VIEW'],
  range: 'REQUIRED',
  options: ['currencyCode'],
  columns: () => figureColumns,
  count: unknownCount,
  rows: (ctx, parameters) => together(rentalSummary(ctx, scopeOf(parameters)).then(figuresOf)),
});
