import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listOf, oneOf, optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';
import { alertKindIds } from './alert-kinds.ts';

const securityTabs = ['acknowledged', 'all'] as const;

export const securityRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/security',
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        tab: oneOf(search.tab, securityTabs),
        kind: listOf(search.kind, alertKindIds),
        open: text(search.open),
      }),
    component: lazyRouteComponent(() => import('./security-page.tsx'), 'SecurityPage'),
  }),
] as const;
