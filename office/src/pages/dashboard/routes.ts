import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../shell/routes.ts';

export const dashboardRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./page.tsx'), 'DashboardPage'),
  }),
] as const;
