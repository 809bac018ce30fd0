import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { average } from '../figures.ts';
import { type DashboardRow, dashboard } from '../reports/dashboard.ts';
import { scopeOf, together, unknownCount } from './columns.ts';

interface Compared {
  readonly figure: string;
  readonly now: string | number;
  readonly before: string | number | null;
}

export const dashboardExport = defineExport<Compared>({
  report: 'DASHBOARD',
  title: 'How it goes',
  description: 'The figures of `Analytics.dashboard`.',
  permissions: ['ANALYTICS_VIEW'],
  range: 'REQUIRED',
  options: ['currencyCode'],
  // What is now is a number in each row; amounts have decimals, counts have none.
  columns: () => [
    column('Figure', 'TEXT', row => row.figure),
    column('Now', 'MONEY', row => row.now),
    column('The days before', 'MONEY', row => row.before),
  ],
  count: unknownCount,
  rows: (ctx, parameters) => together(dashboard(ctx, scopeOf(parameters)).then(rowsOf)),
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
    { figure: 'Rentals that run now', now: row.activeRentals, before: null },
    { figure: 'Instalments that are late now', now: row.overdueInstallments, before: null },
  ];
}
