import { can, isAuthenticated } from '../../platform/authorization/rules.ts';
import { and, type RuleTree } from '../../platform/authorization/shield.ts';

const sales = can('ANALYTICS_VIEW');

/** Everybody who is signed in may read `analytics`; which permissions each report in it needs stands here. */
export const analyticsPermissions: RuleTree = {
  Query: { analytics: isAuthenticated },
  Analytics: {
    dashboard: sales,
    salesTrend: sales,
    topProducts: sales,
    salesByCategory: sales,
    customerLifetimeValues: and(sales, can('CUSTOMERS_VIEW')),
    staffPerformance: and(sales, can('STAFF_VIEW')),
    staffProduction: and(can('INVENTORY_VIEW'), can('STAFF_VIEW')),
    productionReport: can('INVENTORY_VIEW'),
    ordersAndProduction: and(sales, can('INVENTORY_VIEW')),
    taxReport: sales,
    rentalSummary: and(sales, can('RENTALS_VIEW')),
    inventoryValuation: and(sales, can('INVENTORY_VIEW')),
  },
  Dashboard: { recentOrders: can('ORDERS_VIEW') },
};
