import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { lockPaymentsOf } from './lock-payments.ts';
import type { Payment } from './payment.entity.ts';
import { isOpen } from './payment.rules.ts';
import { paymentCancelled } from './payments.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

/**
 * Calls off what was started for a target and not paid, within the transaction of the target's module, which has locked
 * the target. Money that comes all the same is offered to the target by `paid`, and goes back when it is refused.
 */
export async function cancelOpenPayments(ctx: Context, targetId: string): Promise<void> {
  for (const payment of await lockPaymentsOf(ctx, targetId)) cancelPayment(ctx, payment);
}

/** A payment that failed can be tried again at the provider, so the provider is told of that one too. */
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
