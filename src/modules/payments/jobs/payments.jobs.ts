import { defineJob } from '../../../platform/jobs/define-job.ts';
import { cancelIntent } from '../cancel-intent.ts';
import { executeRefund } from '../execute-refund.ts';
import { paymentCancelled, paymentWebhookReceived, refundRequested } from '../payments.events.ts';
import { applyWebhook } from '../webhooks/apply-webhook.ts';

/** A provider that hangs holds few slots of the lane, and none that a webhook needs. */
export const asksProvider = { lane: 'money', concurrency: 1, priority: 1 } as const;

export const applyWebhookJob = defineJob({
  name: 'payments.apply-webhook',
  on: paymentWebhookReceived,
  // It locks the target and then the payment, in a transaction of its own, and can be repeated.
  transactional: false,
  // Somebody has paid and waits for their order.
  priority: 2,
  run: (ctx, { webhookEventId }) => applyWebhook(ctx, webhookEventId),
});

export const executeRefundJob = defineJob({
  name: 'payments.execute-refund',
  on: refundRequested,
  transactional: false,
  ...asksProvider,
  run: (ctx, { refundId }) => executeRefund(ctx, refundId),
});

export const cancelIntentJob = defineJob({
  name: 'payments.cancel-intent',
  on: paymentCancelled,
  transactional: false,
  ...asksProvider,
  run: (ctx, { paymentId }) => cancelIntent(ctx, paymentId),
});
