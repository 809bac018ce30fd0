import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { parseSort } from '../../lib/list/sort.ts';
import { oneOf, optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';
import { rentalTabs } from './tabs.ts';

export const rentalSorts = ['NUMBER', 'CREATED_AT', 'START_DATE', 'END_DATE'] as const;

export const rentalsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/rentals',
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        tab: oneOf(
          search.tab,
          rentalTabs.map(({ id }) => id),
        ),
        search: text(search.search),
        customer: text(search.customer),
        product: text(search.product),
        starts: parseDays(search.starts),
        sort: parseSort(search.sort, rentalSorts),
      }),
    component: lazyRouteComponent(() => import('./rentals-page.tsx'), 'RentalsPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/rentals/new',
    // Pages of a customer or a product lead here with theirs chosen.
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        customer: text(search.customer),
        product: text(search.product),
      }),
    component: lazyRouteComponent(() => import('./new-rental-page.tsx'), 'NewRentalPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/rentals/$rentalId',
    component: lazyRouteComponent(() => import('./rental-page.tsx'), 'RentalPage'),
  }),
] as const;
