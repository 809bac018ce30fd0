import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { flag, oneOf, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';

export const intervals = ['DAY', 'WEEK', 'MONTH'] as const;
export const rankings = ['REVENUE', 'QUANTITY'] as const;
export const channels = ['ONLINE', 'COUNTER', 'IMPORT'] as const;

export interface ReportSearch {
  readonly report?: string;
  readonly days?: string;
  readonly day?: string;
  readonly interval?: (typeof intervals)[number];
  readonly by?: (typeof rankings)[number];
  readonly channel?: (typeof channels)[number];
  readonly compare?: boolean;
}

export const reportsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/reports',
    validateSearch: (search: Record<string, unknown>): ReportSearch => ({
      report: text(search.report, 50),
      days: parseDays(search.days),
      day: /^\d{4}-\d{2}-\d{2}$/.test(String(search.day)) ? String(search.day) : undefined,
      interval: oneOf(search.interval, intervals),
      by: oneOf(search.by, rankings),
      channel: oneOf(search.channel, channels),
      compare: flag(search.compare),
    }),
    component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
  }),
] as const;
