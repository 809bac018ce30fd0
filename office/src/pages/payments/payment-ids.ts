import type { PaymentProvider, PaymentStatus, RefundStatus } from './generated/graphql.ts';

// What addresses may say. Every page loads it, so the words for it stand elsewhere.

export const paymentStatusIds = idsOf<PaymentStatus>({
  REQUIRES_ACTION: 1,
  PROCESSING: 1,
  SUCCEEDED: 1,
  FAILED: 1,
  CANCELLED: 1,
  REFUNDED: 1,
  PARTIALLY_REFUNDED: 1,
});

export const paymentProviderIds = idsOf<PaymentProvider>({
  STRIPE: 1,
  LOCAL: 1,
  CASH: 1,
  CARD_TERMINAL: 1,
  BANK_TRANSFER: 1,
  CHECK: 1,
  OTHER: 1,
});

export const refundStatusIds = idsOf<RefundStatus>({ PENDING: 1, SUCCEEDED: 1, FAILED: 1 });

/** All ids, which the type checks. */
function idsOf<Id extends string>(ids: Record<Id, 1>): Id[] {
  return Object.keys(ids) as Id[];
}
