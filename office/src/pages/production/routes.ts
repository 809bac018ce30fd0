import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { parseSort } from '../../lib/list/sort.ts';
import { oneOf, optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const productionSorts = ['PRODUCED_ON', 'CREATED_AT'] as const;
const productionTabs = ['voided', 'all'] as const;

export const productionRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/production',
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        tab: oneOf(search.tab, productionTabs),
        product: text(search.product),
        staff: text(search.staff),
        days: parseDays(search.days),
        sort: parseSort(search.sort, productionSorts),
        open: text(search.open),
      }),
    component: lazyRouteComponent(() => import('./production-page.tsx'), 'ProductionPage'),
  }),
] as const;
