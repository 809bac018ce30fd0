import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../shell/routes.ts';

export const shippingRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/shipping',
    component: lazyRouteComponent(() => import('./shipping-page.tsx'), 'ShippingPage'),
  }),
] as const;
