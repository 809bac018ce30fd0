import type { Context } from '../../../platform/context/context.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { zonedText } from '../../../platform/lib/zoned-time.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { type Holder, holdersOf } from '../../accounts/users/holders-of.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { disputeClosed, disputeOpened } from '../payments.events.ts';
import { Dispute } from './dispute.entity.ts';
import { type DisputeSummary, disputeClosedMail, disputeOpenedMail } from './dispute.mails.ts';
import { isClosed } from './dispute.rules.ts';

export const mailDisputeOpened = defineJob({
  name: 'payments.tell-of-dispute',
  on: disputeOpened,
  lane: 'mail',
  run: (ctx, { disputeId }) =>
    mailHolders(ctx, disputeId, (to, dispute, summary) =>
      isClosed(dispute) ? null : disputeOpenedMail(to, summary),
    ),
});

export const mailDisputeClosed = defineJob({
  name: 'payments.tell-of-closed-dispute',
  on: disputeClosed,
  lane: 'mail',
  run: (ctx, { disputeId }) =>
    mailHolders(ctx, disputeId, (to, dispute, summary) =>
      isClosed(dispute) ? disputeClosedMail(to, summary, dispute.status) : null,
    ),
});

/** Writes to everybody who may see payments. `mailFor` is null when the mail is no longer true. */
async function mailHolders(
  ctx: Context,
  disputeId: string,
  mailFor: (to: Holder, dispute: Dispute, summary: DisputeSummary) => Mail | null,
): Promise<void> {
  const dispute = await ctx.em.findOneOrFail(Dispute, { id: disputeId }, { populate: ['payment'] });
  const { timeZone } = await readSettings(ctx);
  const summary = summaryOf(dispute, timeZone);
  for (const holder of await holdersOf(ctx, 'PAYMENTS_VIEW')) {
    const mail = mailFor(holder, dispute, summary);
    if (mail) await queueMail(ctx, mail, { recipientId: holder.id, aboutId: dispute.payment.id });
  }
}

function summaryOf(dispute: Dispute, timeZone: string): DisputeSummary {
  const { payment, amountMinor, currencyCode, reason, providerReference, evidenceDueAt } = dispute;
  return {
    description: payment.description,
    amount: `${fromMinor(amountMinor, currencyCode)} ${currencyCode}`,
    reason: reason.replaceAll('_', ' '),
    reference: providerReference,
    evidenceDue: evidenceDueAt && `${zonedText(timeZone, evidenceDueAt)} (${timeZone})`,
  };
}
