import type { Context } from '../../../platform/context/context.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { receiptUrl } from '../../payments/receipts/receipt-url.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { contractUrl } from '../contract/contract-url.ts';
import {
  installmentReminderMail,
  type Recipient,
  rentalActivatedMail,
  rentalCreatedMail,
  rentalDefaultedMail,
  rentalEndedMail,
  rentalOverdueMail,
  rentalPaidMail,
} from '../mails/rental.mails.ts';
import { Rental } from '../rental.entity.ts';
import { RentalInstallment } from '../rental-installment.entity.ts';
import {
  rentalActivated,
  rentalCreated,
  rentalDefaulted,
  rentalEnded,
  rentalInstallmentPaid,
  rentalOverdue,
  rentalReminded,
} from '../rentals.events.ts';

export const mailRental = defineJob({
  name: 'rentals.tell-of-rental',
  on: rentalCreated,
  lane: 'mail',
  async run(ctx, { rentalId }) {
    const { timeZone } = await readSettings(ctx);
    const url = contractUrl(ctx, rentalId);
    await mailTo(ctx, rentalId, (to, rental) => rentalCreatedMail(to, rental, url, timeZone));
  },
});

export const mailActivation = defineJob({
  name: 'rentals.tell-of-activation',
  on: rentalActivated,
  lane: 'mail',
  run: (ctx, { rentalId }) =>
    mailTo(ctx, rentalId, (to, rental) => rentalActivatedMail(to, rental, contractUrl(ctx, rentalId))),
});

export const mailRentalPayment = defineJob({
  name: 'rentals.tell-of-payment',
  on: rentalInstallmentPaid,
  lane: 'mail',
  run: (ctx, { rentalId, paymentId }) =>
    mailTo(ctx, rentalId, (to, rental) => rentalPaidMail(to, rental, receiptUrl(ctx, paymentId))),
});

export const remindOfInstallment = defineJob({
  name: 'rentals.remind-of-installment',
  on: rentalReminded,
  lane: 'mail',
  run: (ctx, { rentalId, installmentId }) =>
    mailAbout(ctx, rentalId, installmentId, (to, rental, installment) =>
      installment.status === 'DUE' ? installmentReminderMail(to, rental, installment) : null,
    ),
});

export const mailOverdue = defineJob({
  name: 'rentals.tell-of-overdue',
  on: rentalOverdue,
  lane: 'mail',
  run: (ctx, { rentalId, installmentId }) =>
    mailAbout(ctx, rentalId, installmentId, (to, rental, installment) =>
      installment.status === 'OVERDUE' ? rentalOverdueMail(to, rental, installment) : null,
    ),
});

export const mailDefault = defineJob({
  name: 'rentals.tell-of-default',
  on: rentalDefaulted,
  lane: 'mail',
  run: (ctx, { rentalId }) => mailTo(ctx, rentalId, rentalDefaultedMail),
});

export const mailEnd = defineJob({
  name: 'rentals.tell-of-end',
  on: rentalEnded,
  lane: 'mail',
  run: (ctx, { rentalId }) => mailTo(ctx, rentalId, rentalEndedMail),
});

/** Queues a mail to the customer of the rental, unless the customer is deleted or has no address. */
async function mailTo(
  ctx: Context,
  rentalId: string,
  mailFor: (to: Recipient, rental: Rental) => Mail | null,
): Promise<void> {
  const rental = await ctx.em.findOne(Rental, { id: rentalId }, { populate: ['customer'] });
  const { id, name, email } = rental?.customer ?? {};
  const mail = rental && name && email ? mailFor({ name, email }, rental) : null;
  if (id && mail) await queueMail(ctx, mail, { recipientId: id });
}

async function mailAbout(
  ctx: Context,
  rentalId: string,
  installmentId: string,
  mailFor: (to: Recipient, rental: Rental, installment: RentalInstallment) => Mail | null,
): Promise<void> {
  const installment = await ctx.em.findOne(RentalInstallment, { id: installmentId });
  if (installment) await mailTo(ctx, rentalId, (to, rental) => mailFor(to, rental, installment));
}
