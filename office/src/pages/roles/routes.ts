import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const rolesRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/roles',
    validateSearch: (search: Record<string, unknown>): { view?: 'matrix' } => ({
      view: oneOf(search.view, ['matrix'] as const),
    }),
    component: lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/roles/new',
    component: lazyRouteComponent(() => import('./new-role-page.tsx'), 'NewRolePage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/roles/$roleId',
    component: lazyRouteComponent(() => import('./role-page.tsx'), 'RolePage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/roles/$roleId/edit',
    component: lazyRouteComponent(() => import('./edit-role-page.tsx'), 'EditRolePage'),
  }),
] as const;
