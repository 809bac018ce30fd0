import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { frameRoute } from '../../shell/routes.ts';

export const dashboardRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/',
    validateSearch: (search: Record<string, unknown>): { days?: string } => ({
      days: parseDays(search.days),
    }),
    component: lazyRouteComponent(() => import('./page.tsx'), 'DashboardPage'),
  }),
] as const;
