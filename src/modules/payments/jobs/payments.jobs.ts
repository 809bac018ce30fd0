import { defineJob } from '../../../platform/jobs/define-job.ts';
import { cancelIntent } from '../cancel-intent.ts';
import { executeRefund } from '../execute-refund.ts';
import { paymentCalledOff, paymentWebhookReceived, refundRequested } from '../payments.events.ts';
import { applyWebhook } from '../webhooks/apply-webhook.ts';

export const applyWebhookJob = defineJob({
  name: 'payments.apply-webhook',
  on: paymentWebhookReceived,
  // It locks the target first and then the payment, in a transaction of its own, and can be repeated.
  outside: true,
  run: (ctx, { webhookEventId }) => applyWebhook(ctx, webhookEventId),
});

export const executeRefundJob = defineJob({
  name: 'payments.execute-refund',
  on: refundRequested,
  outside: true,
  run: (ctx, { refundId }) => executeRefund(ctx, refundId),
});

export const cancelIntentJob = defineJob({
  name: 'payments.cancel-intent',
  on: paymentCalledOff,
  outside: true,
  run: (ctx, { paymentId }) => cancelIntent(ctx, paymentId),
});
