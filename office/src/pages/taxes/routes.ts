import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../shell/routes.ts';

export const taxesRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/taxes',
    component: lazyRouteComponent(() => import('./taxes-page.tsx'), 'TaxesPage'),
  }),
] as const;
