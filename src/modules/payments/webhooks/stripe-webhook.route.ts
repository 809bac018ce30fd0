import type { WebhookRoute } from '../../../platform/routes/route.ts';
import { receiveWebhook } from './receive-webhook.ts';

/** `POST /webhooks/stripe`. */
export const stripeWebhookRoute: WebhookRoute = {
  kind: 'WEBHOOK',
  path: '/webhooks/stripe',
  signatureHeader: 'stripe-signature',
  receive: receiveWebhook,
};
