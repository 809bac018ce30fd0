import { defineJob } from '../../../platform/jobs/define-job.ts';
import { cancelIntent } from '../cancel-intent.ts';
import { executeRefund } from '../execute-refund.ts';
import { paymentCancelled, paymentWebhookReceived, refundRequested } from '../payments.events.ts';
import { applyWebhook } from '../webhooks/apply-webhook.ts';

export const applyWebhookJob = defineJob({
  name: 'payments.apply-webhook',
  on: paymentWebhookReceived,
  // It locks the target and then the payment, in a transaction of its own, and can be repeated.
  transactional: false,
  lane: 'payments',
  run: (ctx, { webhookEventId }) => applyWebhook(ctx, webhookEventId),
});

export const executeRefundJob = defineJob({
  name: 'payments.execute-refund',
  on: refundRequested,
  transactional: false,
  lane: 'payments',
  run: (ctx, { refundId }) => executeRefund(ctx, refundId),
});

export const cancelIntentJob = defineJob({
  name: 'payments.cancel-intent',
  on: paymentCancelled,
  transactional: false,
  lane: 'payments',
  run: (ctx, { paymentId }) => cancelIntent(ctx, paymentId),
});
