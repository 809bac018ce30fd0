import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseSort } from '../../lib/list/sort.ts';
import { flag, listOf, optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const staffSorts = ['NAME', 'CODE', 'CREATED_AT'] as const;

export const staffStatuses = ['PENDING', 'APPROVED', 'SUSPENDED', 'REJECTED'] as const;

export const staffRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/staff',
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        search: text(search.search),
        status: listOf(search.status, staffStatuses),
        deleted: flag(search.deleted),
        sort: parseSort(search.sort, staffSorts),
      }),
    component: lazyRouteComponent(() => import('./staff-page.tsx'), 'StaffPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/staff/new',
    component: lazyRouteComponent(() => import('./new-staff-member-page.tsx'), 'NewStaffMemberPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/staff/invite',
    component: lazyRouteComponent(() => import('./invite-page.tsx'), 'InvitePage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/staff/$staffMemberId',
    component: lazyRouteComponent(() => import('./staff-member-page.tsx'), 'StaffMemberPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/staff/$staffMemberId/edit',
    component: lazyRouteComponent(() => import('./edit-staff-member-page.tsx'), 'EditStaffMemberPage'),
  }),
] as const;
