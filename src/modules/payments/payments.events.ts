import { defineEvent } from '../../platform/jobs/define-event.ts';

export const paymentWebhookReceived = defineEvent<{ readonly webhookEventId: string }>(
  'payment.webhook-received',
);
export const paymentSucceeded = defineEvent<{ readonly paymentId: string }>('payment.succeeded');
export const paymentFailed = defineEvent<{ readonly paymentId: string }>('payment.failed');

/** Nobody is to pay it any more, so its intent at the provider must be canceled. */
export const paymentCancelled = defineEvent<{ readonly paymentId: string }>('payment.cancelled');
export const paymentRefunded = defineEvent<{ readonly paymentId: string; readonly refundId: string }>(
  'payment.refunded',
);

/** A payment at the counter is recorded as refunded, and somebody there has to hand over the money. */
export const refundDueAtCounter = defineEvent<{ readonly paymentId: string; readonly refundId: string }>(
  'refund.due-at-counter',
);
export const refundRequested = defineEvent<{ readonly refundId: string }>('refund.requested');
export const refundFailed = defineEvent<{ readonly paymentId: string; readonly refundId: string }>(
  'refund.failed',
);

export const disputeOpened = defineEvent<{ readonly paymentId: string; readonly disputeId: string }>(
  'dispute.opened',
);
export const disputeClosed = defineEvent<{ readonly paymentId: string; readonly disputeId: string }>(
  'dispute.closed',
);
