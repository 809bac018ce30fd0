import { defineCounter, defineGauge } from '../../platform/metrics/define-metric.ts';
import { PaymentProviderName } from './payment.entity.ts';
import { PaymentEventKind } from './payment-event.entity.ts';
import { paymentProviders } from './provider/providers.ts';

const provider = Object.values(PaymentProviderName);

export const paymentEvents = defineCounter({
  name: 'tradepost_payment_events_total',
  help: 'What happened to payments, such as `STARTED`, `SUCCEEDED`, `FAILED`, `MISMATCH`, and `REFUNDED`, as their timelines have it.',
  labels: { provider, event: Object.values(PaymentEventKind) },
});

export const moneyReceived = defineCounter({
  name: 'tradepost_payments_received_minor_total',
  help: 'The money of payments that succeeded, in minor units such as cents, before refunds.',
  labels: { provider, currency: { atMost: 20 } },
});

const stripeAvailable = defineGauge({
  name: 'tradepost_stripe_available',
  help: '1 while Stripe answers, 0 after several failures until a call has succeeded; only with `STRIPE_SECRET_KEY`.',
  labels: {},
  read: services =>
    services
      .get(paymentProviders)
      .flatMap(({ isAway }) => (isAway === undefined ? [] : [{ value: isAway ? 0 : 1 }])),
});

export const paymentMetrics = [paymentEvents, moneyReceived, stripeAvailable];
