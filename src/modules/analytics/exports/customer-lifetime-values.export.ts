import { column } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import type { AnalyticsScope } from '../analytics-scope.ts';
import {
  type CustomerLifetimeValueRow,
  customerLifetimeValues,
} from '../reports/customer-lifetime-values.ts';
import { amount, rankedBatches, unknownCount } from './columns.ts';

export const customerLifetimeValuesExport = defineExport<CustomerLifetimeValueRow>({
  report: 'CUSTOMER_LIFETIME_VALUES',
  title: 'Customer lifetime values',
  description: 'All rows of `Analytics.customerLifetimeValues`.',
  permissions: ['ANALYTICS_VIEW', 'CUSTOMERS_VIEW'],
  range: 'NONE',
  options: ['minTotal', 'currencyCode'],
  columns: parameters => [
    column('Code', 'TEXT', row => row.code),
    column('Customer', 'TEXT', row => row.name),
    column('Orders', 'INTEGER', row => row.orders),
    amount('Total', row => row.revenueMinor, parameters),
    column('First order', 'DATETIME', row => row.firstOrderAt),
    column('Last order', 'DATETIME', row => row.lastOrderAt),
  ],
  count: unknownCount,
  rows: (ctx, { timeZone, currencyCode, minTotal }) => {
    const scope: Omit<AnalyticsScope, 'today'> = { timeZone, currencyCode };
    return rankedBatches(wanted => customerLifetimeValues(ctx, scope, minTotal, wanted));
  },
  chart: {
    kind: 'BARS',
    title: 'Total by customer',
    label: row => row.name,
    value: row => fromMinor(row.revenueMinor, row.currencyCode),
  },
});
