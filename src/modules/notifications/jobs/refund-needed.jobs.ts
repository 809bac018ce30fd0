import type { Context } from '../../../platform/context/context.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { Order } from '../../orders/order.entity.ts';
import { orderRefundDueByHand } from '../../orders/orders.events.ts';
import type { PaymentProviderName } from '../../payments/payment.entity.ts';
import { refundDueAtCounter, refundFailed } from '../../payments/payments.events.ts';
import { Refund } from '../../payments/refunds/refund.entity.ts';
import { notify } from '../notify.ts';

export const notifyRefundFailed = defineJob({
  name: 'notifications.refund-failed',
  on: refundFailed,
  async run(ctx, { paymentId, refundId }) {
    const { amount, what } = await describeRefund(ctx, refundId);
    const message = `The refund of ${amount} for ${what} failed. Pay the money back in another way.`;
    await notify(ctx, { kind: 'REFUND_NEEDED', message, targetId: paymentId });
  },
});

export const notifyRefundDueAtCounter = defineJob({
  name: 'notifications.refund-due-at-counter',
  on: refundDueAtCounter,
  async run(ctx, { paymentId, refundId }) {
    const { amount, what, provider } = await describeRefund(ctx, refundId);
    const message = `${amount} for ${what} must be paid back ${ways[provider]}.`;
    await notify(ctx, { kind: 'REFUND_NEEDED', message, targetId: paymentId });
  },
});

export const notifyRefundDueByHand = defineJob({
  name: 'notifications.refund-due-by-hand',
  on: orderRefundDueByHand,
  async run(ctx, { orderId, amountMinor }) {
    const { number, currencyCode } = await ctx.em.findOneOrFail(Order, { id: orderId });
    const amount = `${fromMinor(amountMinor, currencyCode)} ${currencyCode}`;
    const message = `${amount} for order ${number} must be paid back. The order was imported, so its payment is not recorded here.`;
    await notify(ctx, { kind: 'REFUND_NEEDED', message, targetId: orderId });
  },
});

const ways: Readonly<Record<PaymentProviderName, string>> = {
  STRIPE: 'online',
  LOCAL: 'online',
  CASH: 'in cash',
  CARD_TERMINAL: 'at the card terminal',
  BANK_TRANSFER: 'by bank transfer',
  CHECK: 'by check',
  OTHER: 'in the way in which it was paid',
};

/** The amount, the order or rental that it was for, and the provider of the payment. */
async function describeRefund(
  ctx: Context,
  refundId: string,
): Promise<{ amount: string; what: string; provider: PaymentProviderName }> {
  const refund = await ctx.em.findOneOrFail(Refund, { id: refundId }, { populate: ['payment'] });
  const { amountMinor, currencyCode } = refund;
  const { description, provider } = refund.payment;
  return { amount: `${fromMinor(amountMinor, currencyCode)} ${currencyCode}`, what: description, provider };
}
