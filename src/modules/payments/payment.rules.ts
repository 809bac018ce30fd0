import { fromMinor } from '../../platform/lib/money.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { Payment, PaymentProviderName, PaymentStatus } from './payment.entity.ts';

/** Money may still come. */
export const openStatuses: readonly PaymentStatus[] = ['REQUIRES_ACTION', 'PROCESSING'];

/** Money came. */
export const paidStatuses: readonly PaymentStatus[] = ['SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED'];

/** What each state becomes when the provider says so. Money that came stays, whatever is said later. */
const next: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  REQUIRES_ACTION: ['PROCESSING', 'SUCCEEDED', 'FAILED', 'CANCELLED'],
  PROCESSING: ['REQUIRES_ACTION', 'SUCCEEDED', 'FAILED', 'CANCELLED'],
  FAILED: ['REQUIRES_ACTION', 'PROCESSING', 'SUCCEEDED', 'CANCELLED'],
  // It was under way when it was called off.
  CANCELLED: ['SUCCEEDED'],
  SUCCEEDED: [],
  PARTIALLY_REFUNDED: [],
  REFUNDED: [],
};

export function canBecome(status: PaymentStatus, wanted: PaymentStatus): boolean {
  return next[status].includes(wanted);
}

export function isOpen({ status }: Pick<Payment, 'status'>): boolean {
  return openStatuses.includes(status);
}

/** Whether the money goes through a provider that is asked over the network. */
export function isOnline(provider: PaymentProviderName): boolean {
  return provider === 'STRIPE' || provider === 'LOCAL';
}

type Amounts = Pick<
  Payment,
  'status' | 'amountMinor' | 'refundedMinor' | 'pendingRefundMinor' | 'currencyCode'
>;

/** How much can still be paid back. */
export function refundableMinor(payment: Amounts): number {
  if (!paidStatuses.includes(payment.status)) return 0;
  return payment.amountMinor - payment.refundedMinor - payment.pendingRefundMinor;
}

export function statusAfterRefund({ refundedMinor, amountMinor }: Amounts): PaymentStatus {
  if (refundedMinor === 0) return 'SUCCEEDED';
  return refundedMinor >= amountMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}

export function refundTooHigh(
  availableMinor: number,
  currencyCode: string,
  path: readonly string[],
): UserError {
  return new UserError(
    'REFUND_TOO_HIGH',
    `At most ${fromMinor(availableMinor, currencyCode)} ${currencyCode} can be paid back.`,
    { path },
  );
}

/** How much of an amount each of these gives back, in their order; undefined when there is not that much. */
export function spread<P extends Amounts>(
  payments: readonly P[],
  amountMinor: number,
): { payment: P; amountMinor: number }[] | undefined {
  const parts: { payment: P; amountMinor: number }[] = [];
  let left = amountMinor;
  for (const payment of payments) {
    const part = Math.min(left, refundableMinor(payment));
    if (part <= 0) continue;
    parts.push({ payment, amountMinor: part });
    left -= part;
  }
  return left === 0 ? parts : undefined;
}
