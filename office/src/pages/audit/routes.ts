import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const auditRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/audit',
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        actor: text(search.actor),
        action: text(search.action, 100),
        target: text(search.target, 100),
        days: parseDays(search.days),
        open: text(search.open),
      }),
    component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
  }),
] as const;
