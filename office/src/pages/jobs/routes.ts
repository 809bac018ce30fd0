import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const jobsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/jobs',
    validateSearch: (search: Record<string, unknown>) => optional({ open: text(search.open) }),
    component: lazyRouteComponent(() => import('./jobs-page.tsx'), 'JobsPage'),
  }),
] as const;
