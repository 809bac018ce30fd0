import { defineService } from '../../platform/context/services.ts';
import type { Manifest } from '../../platform/manifest.ts';
import { Dispute } from './disputes/dispute.entity.ts';
import { DisputeResolver } from './disputes/dispute.resolver.ts';
import { mailDisputeClosed, mailDisputeOpened } from './disputes/mail-dispute.jobs.ts';
import { paymentsExport } from './exports/payments.export.ts';
import { refundsExport } from './exports/refunds.export.ts';
import { applyWebhookJob, cancelIntentJob, executeRefundJob } from './jobs/payments.jobs.ts';
import { purgeWebhooks } from './jobs/purge-webhooks.job.ts';
import { reconcilePayments, reconcileRefunds } from './jobs/reconcile.job.ts';
import { Payment } from './payment.entity.ts';
import { PaymentResolver } from './payment.resolver.ts';
import { PaymentEvent } from './payment-event.entity.ts';
import { paymentMetrics } from './payments.metrics.ts';
import { paymentsPermissions } from './payments.permissions.ts';
import { createProviders, paymentProviders } from './provider/providers.ts';
import { receiptRoute } from './receipts/receipt.route.ts';
import { Refund } from './refunds/refund.entity.ts';
import { refundById } from './refunds/refund.queries.ts';
import { RefundResolver } from './refunds/refund.resolver.ts';
import { stripeWebhookRoute } from './webhooks/stripe-webhook.route.ts';
import { WebhookEvent } from './webhooks/webhook-event.entity.ts';

export const payments: Manifest = {
  name: 'payments',
  entities: [Payment, PaymentEvent, Refund, Dispute, WebhookEvent],
  resolvers: [PaymentResolver, RefundResolver, DisputeResolver],
  rules: paymentsPermissions,
  nodes: {
    payment: { type: 'Payment', field: 'payment' },
    [Refund.idPrefix]: { type: 'Refund', read: refundById },
  },
  jobs: [
    applyWebhookJob,
    executeRefundJob,
    cancelIntentJob,
    reconcilePayments,
    reconcileRefunds,
    purgeWebhooks,
    mailDisputeOpened,
    mailDisputeClosed,
  ],
  exports: [paymentsExport, refundsExport],
  metrics: paymentMetrics,
  services: [defineService(paymentProviders, createProviders)],
  routes: [receiptRoute, stripeWebhookRoute],
};
