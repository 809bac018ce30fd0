import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDays } from '../../lib/list/days.ts';
import { parseMoneyRange } from '../../lib/list/money-range.ts';
import { parseSort } from '../../lib/list/sort.ts';
import { flag, listOf } from '../../lib/search-params.ts';
import { frameRoute } from '../../shell/routes.ts';
import type { PaymentProvider, PaymentStatus } from './generated/graphql.ts';
import { paymentProviderIds, paymentStatusIds } from './payment-words.ts';

export const paymentSorts = ['CREATED_AT', 'AMOUNT'] as const;

/** What the address of the list may say. */
interface PaymentsAddress {
  readonly status?: PaymentStatus[];
  readonly provider?: PaymentProvider[];
  readonly days?: string;
  readonly amount?: string;
  readonly refundDue?: boolean;
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
] as const;
