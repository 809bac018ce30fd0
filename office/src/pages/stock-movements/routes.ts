import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { parseSort } from '../../lib/list/sort.ts';
import { listOf, optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const movementReasons = [
  'SALE',
  'CANCELLATION',
  'RETURN',
  'RENTAL_OUT',
  'RENTAL_RETURN',
  'PRODUCTION',
  'ADJUSTMENT',
  'IMPORT',
  'INITIAL',
] as const;

export const movementSorts = ['OCCURRED_AT'] as const;

export const stockMovementsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/stock-movements',
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        product: productId(search.product),
        reason: listOf(search.reason, movementReasons),
        days: parseDays(search.days),
        sort: parseSort(search.sort, movementSorts),
      }),
    component: lazyRouteComponent(() => import('./stock-movements-page.tsx'), 'StockMovementsPage'),
  }),
] as const;

function productId(value: unknown): string | undefined {
  const id = text(value, 60);
  return id && /^product_[0-9a-z]{26}$/.test(id) ? id : undefined;
}
