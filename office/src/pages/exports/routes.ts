import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const exportsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/exports',
    validateSearch: (search: Record<string, unknown>) => optional({ open: text(search.open) }),
    component: lazyRouteComponent(() => import('./exports-page.tsx'), 'ExportsPage'),
  }),
] as const;
