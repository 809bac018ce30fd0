import type { Context } from '../../platform/context/context.ts';
import { recordOf } from '../../platform/personal-data/record-of.ts';
import { rowsBelow } from '../../platform/personal-data/records.ts';
import { Dispute } from './disputes/dispute.entity.ts';
import { Payment } from './payment.entity.ts';
import { PaymentEvent } from './payment-event.entity.ts';
import { Refund } from './refunds/refund.entity.ts';

/** The tables of `paymentRecords`. */
export const paymentEntities = [Payment, PaymentEvent, Refund, Dispute];

/** The payments for some targets of a person, with their refunds, disputes, and timelines, for the file of that person's data. */
export async function paymentRecords(
  ctx: Context,
  targetIds: readonly string[],
): Promise<(targetId: string) => object[]> {
  const payments = await rowsBelow(ctx, Payment, 'targetId', targetIds, { omit: ['checkAt', 'payerUserId'] });
  const ids = targetIds.flatMap(id => payments(id).map(payment => payment.id));
  const refunds = await rowsBelow(ctx, Refund, 'payment', ids, { omit: ['checkAt', 'requestedById'] });
  const disputes = await rowsBelow(ctx, Dispute, 'payment', ids, { omit: ['reportedAt'] });
  const events = await rowsBelow(ctx, PaymentEvent, 'payment', ids, { orderBy: 't.at, t.id' });
  return targetId =>
    payments(targetId).map(payment => ({
      ...recordOf(payment),
      refunds: refunds(payment.id).map(recordOf),
      disputes: disputes(payment.id).map(recordOf),
      events: events(payment.id).map(recordOf),
    }));
}
