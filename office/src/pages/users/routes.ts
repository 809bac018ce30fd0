import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseSort } from '../../lib/list/sort.ts';
import { flag, listOf, optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const userSorts = ['NAME', 'EMAIL', 'CREATED_AT'] as const;

export const userStatuses = ['ACTIVE', 'SUSPENDED'] as const;

export const usersRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/users',
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        search: text(search.search),
        roleId: text(search.roleId),
        status: listOf(search.status, userStatuses),
        deleted: flag(search.deleted),
        sort: parseSort(search.sort, userSorts),
      }),
    component: lazyRouteComponent(() => import('./users-page.tsx'), 'UsersPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/users/$userId',
    component: lazyRouteComponent(() => import('./user-page.tsx'), 'UserPage'),
  }),
] as const;
