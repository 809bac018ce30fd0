import { defineEvent } from '../../platform/jobs/define-event.ts';

export const paymentWebhookReceived = defineEvent<{ readonly webhookEventId: string }>(
  'payment.webhook-received',
);
export const paymentSucceeded = defineEvent<{ readonly paymentId: string }>('payment.succeeded');
export const paymentFailed = defineEvent<{ readonly paymentId: string }>('payment.failed');

/** Nobody is to pay it any more, so the provider is to be told. */
export const paymentCancelled = defineEvent<{ readonly paymentId: string }>('payment.cancelled');
export const paymentRefunded = defineEvent<{ readonly paymentId: string; readonly refundId: string }>(
  'payment.refunded',
);

/** Money that came at the counter: the books have it paid back, and somebody there has to do it. */
export const refundDueAtCounter = defineEvent<{ readonly paymentId: string; readonly refundId: string }>(
  'refund.due-at-counter',
);
export const refundRequested = defineEvent<{ readonly refundId: string }>('refund.requested');
export const refundFailed = defineEvent<{ readonly paymentId: string; readonly refundId: string }>(
  'refund.failed',
);
