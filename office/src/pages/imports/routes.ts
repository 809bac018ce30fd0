import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, optional } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';
import { importKindIds } from './import-kind-ids.ts';

export const importsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/products/import',
    validateSearch: (search: Record<string, unknown>) =>
      optional({ kind: oneOf(search.kind, importKindIds) }),
    component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/products/import/$importId',
    component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  }),
] as const;
