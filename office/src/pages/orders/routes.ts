import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { parseMoneyRange } from '../../lib/list/money-range.ts';
import { parseSort } from '../../lib/list/sort.ts';
import { listOf, oneOf, text } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';
import { orderChannelIds, orderStatusIds } from './order-words.ts';
import type { OrdersSearch } from './orders-filter.ts';
import { type OrderTabId, orderTabIds } from './tabs.ts';

export const orderSorts = ['NUMBER', 'PLACED_AT', 'TOTAL'] as const;

/** What the address of the list may say. */
interface OrdersAddress extends OrdersSearch {
  readonly tab?: OrderTabId;
  readonly sort?: string;
}

export const ordersRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/orders',
    validateSearch: (search: Record<string, unknown>): OrdersAddress => ({
      tab: oneOf(search.tab, orderTabIds),
      search: text(search.search),
      status: listOf(search.status, orderStatusIds),
      channel: listOf(search.channel, orderChannelIds),
      days: parseDays(search.days),
      total: parseMoneyRange(search.total),
      customer: text(search.customer),
      sort: parseSort(search.sort, orderSorts),
    }),
    component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/orders/new',
    validateSearch: (search: Record<string, unknown>): { customer?: string } => ({
      customer: text(search.customer),
    }),
    component: lazyRouteComponent(() => import('./new/new-order-page.tsx'), 'NewOrderPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/orders/$orderId',
    component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
  }),
] as const;
