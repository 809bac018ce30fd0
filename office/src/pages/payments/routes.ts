import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { parseMoneyRange } from '../../lib/list/money-range.ts';
import { parseSort } from '../../lib/list/sort.ts';
import { flag, listOf } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';
import type { PaymentProvider, PaymentStatus, RefundStatus } from './generated/graphql.ts';
import { paymentProviderIds, paymentStatusIds, refundStatusIds } from './payment-ids.ts';

export const paymentSorts = ['CREATED_AT', 'AMOUNT'] as const;

export const refundSorts = ['CREATED_AT', 'REFUNDED_AT'] as const;

/** What the address of the list may say. */
interface PaymentsAddress {
  readonly status?: PaymentStatus[];
  readonly provider?: PaymentProvider[];
  readonly days?: string;
  readonly amount?: string;
  readonly refundDue?: boolean;
  readonly sort?: string;
}

/** The same for refunds. */
interface RefundsAddress {
  readonly status?: RefundStatus[];
  readonly days?: string;
  readonly sort?: string;
}

export const paymentsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/payments',
    validateSearch: (search: Record<string, unknown>): PaymentsAddress => ({
      status: listOf(search.status, paymentStatusIds),
      provider: listOf(search.provider, paymentProviderIds),
      days: parseDays(search.days),
      amount: parseMoneyRange(search.amount),
      refundDue: flag(search.refundDue),
      sort: parseSort(search.sort, paymentSorts),
    }),
    component: lazyRouteComponent(() => import('./payments-page.tsx'), 'PaymentsPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/payments/$paymentId',
    component: lazyRouteComponent(() => import('./payment-page.tsx'), 'PaymentPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/refunds',
    validateSearch: (search: Record<string, unknown>): RefundsAddress => ({
      status: listOf(search.status, refundStatusIds),
      days: parseDays(search.days),
      sort: parseSort(search.sort, refundSorts),
    }),
    component: lazyRouteComponent(() => import('./refunds-page.tsx'), 'RefundsPage'),
  }),
] as const;
