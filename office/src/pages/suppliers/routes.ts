import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseSort } from '../../lib/list/sort.ts';
import { flag, optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const supplierSorts = ['NAME', 'COUNTRY', 'CREATED_AT'] as const;

export const suppliersRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/suppliers',
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        search: text(search.search),
        country: text(search.country),
        deleted: flag(search.deleted),
        sort: parseSort(search.sort, supplierSorts),
      }),
    component: lazyRouteComponent(() => import('./suppliers-page.tsx'), 'SuppliersPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/suppliers/new',
    component: lazyRouteComponent(() => import('./new-supplier-page.tsx'), 'NewSupplierPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/suppliers/$supplierId',
    component: lazyRouteComponent(() => import('./supplier-page.tsx'), 'SupplierPage'),
  }),
] as const;
