import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { average } from '../figures.ts';
import { type DashboardRow, dashboard } from '../reports/dashboard.ts';
import { scopeOf, singleBatch, unknownCount } from './columns.ts';

interface Compared {
  readonly figure: string;
  readonly now: string | number;
  readonly before: string | number | null;
}

export const dashboardExport = defineExport<Compared>({
  report: 'DASHBOARD',
  title: 'Dashboard',
  description: 'The figures of `Analytics.dashboard`.',
  permissions: ['ANALYTICS_VIEW'],
  range: 'REQUIRED',
  options: ['currencyCode'],
  // A row is an amount with decimals or a count without; both are numbers.
  columns: () => [
    column('Figure', 'TEXT', row => row.figure),
    column('Now', 'MONEY', row => row.now),
    column('Previous days', 'MONEY', row => row.before),
  ],
  count: unknownCount,
  rows: (ctx, parameters) => singleBatch(dashboard(ctx, scopeOf(parameters)).then(rowsOf)),
});

type Figures = DashboardRow | DashboardRow['comparedTo'];

const figuresOf: readonly (readonly [name: string, of: (row: Figures) => string | number])[] = [
  ['Revenue', row => fromMinor(row.revenueMinor, row.currencyCode)],
  ['Orders', row => row.orders],
  ['Units', row => row.units],
  ['Average order', row => fromMinor(average(row.revenueMinor, row.orders), row.currencyCode)],
  ['New customers', row => row.newCustomers],
];

function rowsOf(row: DashboardRow): Compared[] {
  const withCurrency = (name: string) =>
    ['Revenue', 'Average order'].includes(name) ? `${name} (${row.currencyCode})` : name;
  return [
    ...figuresOf.map(([name, of]) => ({
      figure: withCurrency(name),
      now: of(row),
      before: of(row.comparedTo),
    })),
    { figure: 'Active rentals now', now: row.activeRentals, before: null },
    { figure: 'Overdue installments now', now: row.overdueInstallments, before: null },
  ];
}
