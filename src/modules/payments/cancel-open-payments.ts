import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { lockPaymentsOf } from './lock-payments.ts';
import type { Payment } from './payment.entity.ts';
import { isOpen } from './payment.rules.ts';
import { paymentCancelled } from './payments.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

/**
 * Cancels the payments of a target that were started and not paid, within the transaction of the target's module, which
 * has locked the target. If one of them is paid nevertheless, the target's `paid` is called, and the money is refunded
 * when the target refuses it.
 */
export async function cancelOpenPayments(ctx: Context, targetId: string): Promise<void> {
  for (const payment of await lockPaymentsOf(ctx, targetId)) cancelPayment(ctx, payment);
}

/** Cancels a payment unless it was paid. A failed one can be retried at the provider, so its intent is canceled too. */
export function cancelPayment(ctx: Context, payment: Payment): void {
  const open = isOpen(payment);
  if (!open && payment.status !== 'FAILED') return;
  payment.checkAt = null;
  if (open) {
    payment.status = 'CANCELLED';
    recordTimelineEvent(ctx, payment, 'CANCELLED');
    audit(ctx, 'payment.cancelled', payment);
  }
  if (payment.providerReference !== null) emit(ctx, paymentCancelled, { paymentId: payment.id });
}
