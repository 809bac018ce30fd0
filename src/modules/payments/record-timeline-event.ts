import type { Context } from '../../platform/context/context.ts';
import { create } from '../../platform/database/create.ts';
import { count } from '../../platform/metrics/count.ts';
import type { Payment } from './payment.entity.ts';
import { PaymentEvent, type PaymentEventKind } from './payment-event.entity.ts';
import { moneyReceived, paymentEvents } from './payments.metrics.ts';

/** Adds an entry to the timeline of a payment, and counts it. Whoever can see the payment can see the details. */
export function recordTimelineEvent(
  ctx: Context,
  payment: Payment,
  kind: PaymentEventKind,
  details: Readonly<Record<string, unknown>> = {},
): void {
  create(ctx, PaymentEvent, { payment, kind, details, at: ctx.clock.now() });
  const { provider, amountMinor, currencyCode: currency } = payment;
  count(ctx, paymentEvents, { provider, event: kind });
  if (kind === 'SUCCEEDED') count(ctx, moneyReceived, { provider, currency }, amountMinor);
}
