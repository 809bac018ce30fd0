import type { Permission } from '../../lib/permission.ts';
import type { DashboardQueryVariables } from './generated/graphql.ts';
import { rangeOf } from './range.ts';

/** Which parts of the dashboard somebody with these permissions sees. */
export function partsOf(permissions: readonly Permission[]) {
  const can = (...wanted: Permission[]) => wanted.some(permission => permissions.includes(permission));
  return {
    figures: can('ANALYTICS_VIEW'),
    orders: can('ORDERS_VIEW'),
    stock: can('ANALYTICS_VIEW') && can('INVENTORY_VIEW', 'CATALOG_MANAGE'),
    approvals: can('STAFF_APPROVE') && can('STAFF_VIEW'),
    rentals: can('RENTALS_VIEW'),
    jobs: can('JOBS_MANAGE'),
  };
}

/** What the dashboard asks for. The first script asks the same before the page is there, so only the address and the viewer decide. */
export function dashboardVariables(
  permissions: readonly Permission[],
  days: string | undefined,
): DashboardQueryVariables {
  const { input, interval } = rangeOf(days);
  return { range: input, interval, ...partsOf(permissions) };
}
