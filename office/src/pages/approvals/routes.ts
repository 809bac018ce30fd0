import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../shell/routes.ts';

export const approvalsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/approvals',
    component: lazyRouteComponent(() => import('./page.tsx'), 'ApprovalsPage'),
  }),
] as const;
