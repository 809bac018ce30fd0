import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseSort } from '../../lib/list/sort.ts';
import { flag, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const customerSorts = ['NAME', 'CODE', 'CREATED_AT'] as const;

/** What the address of the list may say. */
interface CustomersAddress {
  readonly search?: string;
  readonly city?: string;
  readonly country?: string;
  readonly deleted?: boolean;
  readonly sort?: string;
}

export const customersRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/customers',
    validateSearch: (search: Record<string, unknown>): CustomersAddress => ({
      search: text(search.search),
      city: text(search.city, 100),
      country: text(search.country, 100),
      deleted: flag(search.deleted),
      sort: parseSort(search.sort, customerSorts),
    }),
    component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/customers/new',
    component: lazyRouteComponent(() => import('./new-customer-page.tsx'), 'NewCustomerPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/customers/$customerId',
    component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/customers/$customerId/edit',
    component: lazyRouteComponent(() => import('./edit-customer-page.tsx'), 'EditCustomerPage'),
  }),
] as const;
