import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, optional } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const categoriesRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/categories',
    validateSearch: (search: Record<string, unknown>) => optional({ deleted: flag(search.deleted) }),
    component: lazyRouteComponent(() => import('./categories-page.tsx'), 'CategoriesPage'),
  }),
] as const;
