import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, optional } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const notificationsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/notifications',
    validateSearch: (search: Record<string, unknown>) => optional({ unread: flag(search.unread) }),
    component: lazyRouteComponent(() => import('./notifications-page.tsx'), 'NotificationsPage'),
  }),
] as const;
