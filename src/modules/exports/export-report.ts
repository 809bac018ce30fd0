import { registerEnumType } from 'type-graphql';

/** All that can be taken away as a file. A module declares each with `defineExport`. */
export const exportReports = {
  PRODUCTS: 'All products.',
  CUSTOMERS: 'All customers.',
  ORDERS: 'Orders and sales, one row each; of a range, those placed in it.',
  ORDER_LINES: 'What was bought, one row for each line of an order; of a range, of orders placed in it.',
  PAYMENTS: 'Payments; of a range, those begun in it.',
  RENTALS: 'Rentals; of a range, those made in it.',
  AUDIT_LOG: 'The audit log; of a range, what happened in it.',
  DASHBOARD: 'The figures of `Analytics.dashboard`.',
  SALES_TREND: '`Analytics.salesTrend`.',
  TOP_PRODUCTS: '`Analytics.topProducts`, all of them.',
  SALES_BY_CATEGORY: '`Analytics.salesByCategory`.',
  CUSTOMER_LIFETIME_VALUES: '`Analytics.customerLifetimeValues`, all of them.',
  STAFF_PERFORMANCE: '`Analytics.staffPerformance`.',
  STAFF_PRODUCTION: '`Analytics.staffProduction`.',
  PRODUCTION_REPORT: '`Analytics.productionReport`, summed over the range.',
  ORDERS_AND_PRODUCTION: '`Analytics.ordersAndProduction`, all products.',
  RENTAL_SUMMARY: '`Analytics.rentalSummary`.',
  INVENTORY_VALUATION: '`Analytics.inventoryValuation`, by product.',
} as const;

export type ExportReport = keyof typeof exportReports;
export const ExportReport = Object.fromEntries(
  Object.keys(exportReports).map(report => [report, report]),
) as { readonly [R in ExportReport]: R };
registerEnumType(ExportReport, {
  name: 'ExportReport',
  description: 'What to take away as a file.',
  valuesConfig: Object.fromEntries(
    Object.entries(exportReports).map(([report, description]) => [report, { description }]),
  ),
});
