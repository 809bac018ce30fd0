import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { listOf, optional, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const mailStatuses = ['QUEUED', 'SENT', 'FAILED', 'HELD'] as const;

export const mailsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/mails',
    validateSearch: (search: Record<string, unknown>) =>
      optional({
        to: text(search.to),
        status: listOf(search.status, mailStatuses),
        created: parseDays(search.created),
        open: text(search.open),
      }),
    component: lazyRouteComponent(() => import('./mails-page.tsx'), 'MailsPage'),
  }),
] as const;
