import type { Context } from '../../platform/context/context.ts';
import type { Payment } from './payment.entity.ts';
import { PaymentEvent, type PaymentEventKind } from './payment-event.entity.ts';

/** Adds to the timeline of a payment. Whoever sees the payment sees the details. */
export function recordTimelineEvent(
  ctx: Context,
  payment: Payment,
  kind: PaymentEventKind,
  details: Readonly<Record<string, unknown>> = {},
): void {
  ctx.em.create(PaymentEvent, { payment, kind, details, at: ctx.clock.now() } as never);
}
