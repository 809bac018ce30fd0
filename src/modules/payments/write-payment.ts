import type { Context } from '../../platform/context/context.ts';
import { create } from '../../platform/database/create.ts';
import { randomCode } from '../../platform/lib/random-code.ts';
import { audit } from '../audit/audit.ts';
import { Payment, type PaymentProviderName } from './payment.entity.ts';
import { targetOf } from './payment-targets.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

/** The ways of paying in which no provider moves the money. */
export type Tender = Exclude<PaymentProviderName, 'STRIPE' | 'LOCAL'>;

export interface ReceivedMoney {
  readonly id?: string;
  readonly targetId: string;
  readonly provider: Tender;
  readonly amountMinor: number;
  readonly currencyCode: string;
  /** What it is for, on the receipt; the type of the target when absent. */
  readonly description?: string;
  readonly reference?: string | null;
  readonly receivedOn?: string;
}

/**
 * Writes a payment of money that was received without a provider, within the transaction of the target's module, which has locked the target.
 * `paid` of the target is not called, because the caller knows.
 */
export function writePayment(ctx: Context, money: ReceivedMoney): { paymentId: string } {
  const { id, targetId, provider, amountMinor, currencyCode, description, reference, receivedOn } = money;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    throw new Error(`A payment cannot have the amount ${amountMinor}.`);
  const targetType = targetOf(ctx, targetId).type().name;
  const payment = create(ctx, Payment, {
    ...(id && { id }),
    targetId,
    targetType,
    description: (description ?? targetType).slice(0, 300),
    provider,
    status: 'SUCCEEDED',
    amountMinor,
    currencyCode,
    receiptNumber: randomCode('R'),
    succeededAt: ctx.clock.now(),
    reference: reference ?? null,
    receivedOn: receivedOn ?? null,
  });
  recordTimelineEvent(ctx, payment, 'SUCCEEDED');
  audit(ctx, 'payment.recorded', payment);
  return { paymentId: payment.id };
}
