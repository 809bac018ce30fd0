import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../shell/routes.ts';

/** All that the kit has, in all its states. Only while developing. */
export const kitRoutes = () =>
  [
    createRoute({
      getParentRoute: () => frameRoute,
      path: '/kit',
      component: lazyRouteComponent(() => import('./page.tsx'), 'KitPage'),
    }),
  ] as const;
