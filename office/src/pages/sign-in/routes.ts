import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { text } from '../../lib/search-params.ts';
import { outsideRoute } from '../../shell/routes.ts';

export const signInRoutes = [
  createRoute({
    getParentRoute: () => outsideRoute,
    path: '/sign-in',
    // Where the person wanted to go. Only addresses of this application: another one would be an open redirect.
    validateSearch: (search: Record<string, unknown>): { next?: string } => {
      const next = text(search.next, 2_000);
      return next && /^\/(?![/\\])/.test(next) ? { next } : {};
    },
    component: lazyRouteComponent(() => import('./page.tsx'), 'SignInPage'),
  }),
] as const;
