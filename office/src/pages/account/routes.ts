import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

/** The parts of the page; the first one is shown when the address names none. */
const accountTabs = ['profile', 'security', 'notifications', 'data'] as const;

export type AccountTab = (typeof accountTabs)[number];

export const accountRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/account',
    validateSearch: (search: Record<string, unknown>): { tab?: AccountTab } => ({
      tab: oneOf(search.tab, accountTabs),
    }),
    component: lazyRouteComponent(() => import('./page.tsx'), 'AccountPage'),
  }),
] as const;
