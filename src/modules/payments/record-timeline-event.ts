import type { Context } from '../../platform/context/context.ts';
import { create } from '../../platform/database/create.ts';
import type { Payment } from './payment.entity.ts';
import { PaymentEvent, type PaymentEventKind } from './payment-event.entity.ts';

/** Adds an entry to the timeline of a payment. Whoever can see the payment can see the details. */
export function recordTimelineEvent(
  ctx: Context,
  payment: Payment,
  kind: PaymentEventKind,
  details: Readonly<Record<string, unknown>> = {},
): void {
  create(ctx, PaymentEvent, { payment, kind, details, at: ctx.clock.now() });
}
