import { fromMinor } from '../../platform/lib/money.ts';
import { type Problem, wrongStatus } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { Payment, PaymentProviderName, PaymentStatus } from './payment.entity.ts';

/** The payment may still be paid. */
export const openStatuses: readonly PaymentStatus[] = ['REQUIRES_ACTION', 'PROCESSING'];

/** The payment was paid. */
export const paidStatuses: readonly PaymentStatus[] = ['SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED'];

/** What each status can become when the provider reports it. Once paid, a payment stays paid, whatever comes later. */
const next: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  REQUIRES_ACTION: ['PROCESSING', 'SUCCEEDED', 'FAILED', 'CANCELLED'],
  PROCESSING: ['REQUIRES_ACTION', 'SUCCEEDED', 'FAILED', 'CANCELLED'],
  FAILED: ['REQUIRES_ACTION', 'PROCESSING', 'SUCCEEDED', 'CANCELLED'],
  // It was paid before the provider had canceled it.
  CANCELLED: ['SUCCEEDED'],
  SUCCEEDED: [],
  PARTIALLY_REFUNDED: [],
  REFUNDED: [],
};

/** What a payment of each status is, after "The payment". */
export const paymentInWords: Readonly<Record<PaymentStatus, string>> = {
  REQUIRES_ACTION: 'waits for the payer',
  PROCESSING: 'is being processed',
  SUCCEEDED: 'is paid',
  FAILED: 'failed',
  CANCELLED: 'was canceled',
  REFUNDED: 'was refunded',
  PARTIALLY_REFUNDED: 'was partly refunded',
};

export function canBecome(status: PaymentStatus, wanted: PaymentStatus): boolean {
  return next[status].includes(wanted);
}

export function isOpen({ status }: Pick<Payment, 'status'>): boolean {
  return openStatuses.includes(status);
}

/** Whether the money moves through a provider that has to be asked. */
export function isOnline(provider: PaymentProviderName): boolean {
  return provider === 'STRIPE' || provider === 'LOCAL';
}

type Amounts = Pick<
  Payment,
  'status' | 'amountMinor' | 'refundedMinor' | 'pendingRefundMinor' | 'currencyCode'
>;

/** How much of it can still be refunded. */
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
  return new UserError('REFUND_TOO_HIGH', atMost(availableMinor, currencyCode), { path });
}

function atMost(availableMinor: number, currencyCode: string): string {
  return `At most ${fromMinor(availableMinor, currencyCode)} ${currencyCode} can be refunded.`;
}

/** What stands against refunding any of a payment. */
export function refundProblem(payment: Amounts): Problem | null {
  const { status, currencyCode } = payment;
  if (!paidStatuses.includes(status))
    return {
      code: 'WRONG_STATUS',
      message: `The payment ${paymentInWords[status]}; only one that was paid can be refunded.`,
      details: { status },
    };
  if (refundableMinor(payment) > 0) return null;
  return { code: 'REFUND_TOO_HIGH', message: atMost(0, currencyCode), details: { path: ['amount'] } };
}

/** What stands against recording that money was given back in another way. */
export function settleProblem({ refundDueMinor }: Pick<Payment, 'refundDueMinor'>): Problem | null {
  return refundDueMinor > 0
    ? null
    : wrongStatus('No money of this payment has to be given back in another way.');
}

/**
 * What is still due of failed refunds once another refund is requested, which takes their place. What a bank sent back
 * has no other refund.
 */
export function refundDueAfter(
  { refundDueMinor, returnedRefundMinor }: Pick<Payment, 'refundDueMinor' | 'returnedRefundMinor'>,
  requestedMinor: number,
): number {
  return Math.max(returnedRefundMinor, refundDueMinor - requestedMinor);
}

/** How much of an amount to refund from each of these payments, in their order; undefined when they do not suffice. */
export function allocate<P extends Amounts>(
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
