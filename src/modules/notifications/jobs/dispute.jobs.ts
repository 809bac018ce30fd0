import type { Context } from '../../../platform/context/context.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { Dispute } from '../../payments/disputes/dispute.entity.ts';
import { disputeClosed, disputeOpened } from '../../payments/payments.events.ts';
import { notify } from '../notify.ts';

export const notifyDisputeOpened = defineJob({
  name: 'notifications.dispute-opened',
  on: disputeOpened,
  async run(ctx, { paymentId, disputeId }) {
    const { what } = await describeDispute(ctx, disputeId);
    const message = `${what} is disputed by the bank of the payer. Answer in the dashboard of the payment provider.`;
    await notify(ctx, { kind: 'PAYMENT_DISPUTED', message, targetId: paymentId });
  },
});

export const notifyDisputeClosed = defineJob({
  name: 'notifications.dispute-closed',
  on: disputeClosed,
  async run(ctx, { paymentId, disputeId }) {
    const { what, status } = await describeDispute(ctx, disputeId);
    const message = `The dispute about ${what} is closed: ${status.toLowerCase().replaceAll('_', ' ')}.`;
    await notify(ctx, { kind: 'PAYMENT_DISPUTED', message, targetId: paymentId });
  },
});

async function describeDispute(ctx: Context, disputeId: string) {
  const dispute = await ctx.em.findOneOrFail(Dispute, { id: disputeId }, { populate: ['payment'] });
  const { amountMinor, currencyCode, status, payment } = dispute;
  return {
    what: `${fromMinor(amountMinor, currencyCode)} ${currencyCode} for ${payment.description}`,
    status,
  };
}
