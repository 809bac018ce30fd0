import type { Permission } from '../../lib/permission.ts';
import type { DashboardQueryVariables } from './generated/graphql.ts';
import { rangeOf } from './range.ts';

/** Which parts of the dashboard somebody with these permissions sees. */
export function partsOf(permissions: readonly Permission[]) {
  const can = (...wanted: Permission[]) => wanted.some(permission => permissions.includes(permission));
  return {
    approvals: can('STAFF_APPROVE') && can('STAFF_VIEW'),
    figures: can('ANALYTICS_VIEW'),
    jobs: can('JOBS_MANAGE'),
    orders: can('ORDERS_VIEW'),
    refunds: can('PAYMENTS_REFUND') && can('PAYMENTS_VIEW'),
    rentals: can('RENTALS_VIEW'),
    stock: can('ANALYTICS_VIEW') && can('INVENTORY_VIEW', 'CATALOG_MANAGE'),
  };
}

/**
 * What the dashboard asks for. It is asked before the page is there, so only the address and the viewer decide. The names are in
 * the order of the alphabet: that is how the client writes them.
 */
export function dashboardVariables(
  permissions: readonly Permission[],
  days: string | undefined,
): DashboardQueryVariables {
  const { input, interval } = rangeOf(days);
  const { approvals, figures, jobs, orders, refunds, rentals, stock } = partsOf(permissions);
  return { approvals, figures, interval, jobs, orders, range: input, refunds, rentals, stock };
}
