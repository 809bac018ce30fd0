import type { Context } from '../../platform/context/context.ts';
import { create } from '../../platform/database/create.ts';
import { randomCode } from '../../platform/lib/random-code.ts';
import { audit } from '../audit/audit.ts';
import { Payment } from './payment.entity.ts';
import { targetOf } from './payment-targets.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

export interface CounterPayment {
  readonly targetId: string;
  readonly provider: 'CASH' | 'CARD_TERMINAL';
  readonly amountMinor: number;
  readonly currencyCode: string;
  /** What it is for, on the receipt; the type of the target when absent. */
  readonly description?: string;
}

/**
 * Records money that was paid at the counter, within the transaction of the target's module, which has locked the target.
 * `paid` of the target is not called, because the caller knows.
 */
export async function recordPayment(
  ctx: Context,
  { targetId, provider, amountMinor, currencyCode, description }: CounterPayment,
): Promise<{ paymentId: string }> {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    throw new Error(`A payment cannot have the amount ${amountMinor}.`);
  const targetType = targetOf(ctx, targetId).type().name;
  const payment = create(ctx, Payment, {
    targetId,
    targetType,
    description: description ?? targetType,
    provider,
    status: 'SUCCEEDED',
    amountMinor,
    currencyCode,
    receiptNumber: randomCode('R'),
    succeededAt: ctx.clock.now(),
  });
  recordTimelineEvent(ctx, payment, 'SUCCEEDED');
  audit(ctx, 'payment.recorded', payment);
  return { paymentId: payment.id };
}
