import { LockMode } from '@mikro-orm/core';
import type { Context } from '../context/context.ts';
import { loadById } from '../database/load.ts';
import { selectionOf } from '../database/rows.ts';
import { defineJob } from '../jobs/define-job.ts';
import { count } from '../metrics/count.ts';
import { unseal } from '../sealing/sealed-column.ts';
import { EmailMessage } from './email-message.entity.ts';
import type { MailBody } from './layout.ts';
import { mailQueued } from './mail.events.ts';
import { mailsAttempted } from './mail.metrics.ts';
import { sealedMails } from './sealed-mails.ts';
import { sendMail } from './send-mail.ts';
import { mailsAtOnce } from './smtp-mailer.ts';

/** The name of the job, by which a failed delivery is found and requeued. */
export const deliverMailName = 'mail.deliver';

/** Sends a mail. If the process dies before that is recorded, the mail is sent a second time, with the same Message-ID. */
export const deliverMail = defineJob({
  name: deliverMailName,
  on: mailQueued,
  transactional: false,
  lane: 'mail',
  // One slot of the lane is left for writing mails.
  concurrency: mailsAtOnce,
  capacity: ({ mailer }) => mailer.capacity,

  async run(ctx, { emailId }) {
    const columns = ['to', 'toName', 'template', 'subject', 'sealedBody'];
    const selection = selectionOf(ctx.database.db, EmailMessage, columns);
    const email = await loadById(ctx, EmailMessage, emailId, selection);
    // Sent already, or erased: there is nothing left to send.
    if (!email?.sealedBody) return;
    const body = JSON.parse(await unseal(ctx, sealedMails, emailId, email.sealedBody)) as MailBody;
    await sendMail(ctx.services, {
      ...body,
      id: emailId,
      to: { name: email.toName, email: email.to },
      subject: email.subject,
      template: email.template,
      date: ctx.clock.now(),
    });
  },

  async done(ctx, { emailId }) {
    const email = await lockEmail(ctx, emailId);
    if (!email?.sealedBody) return;
    count(ctx, mailsAttempted, { result: 'SENT' });
    email.status = 'SENT';
    email.attempts++;
    email.sentAt = ctx.clock.now();
    email.lastError = null;
    email.sealedBody = null;
  },

  async failed(ctx, { emailId }, { message, isFinal, isCounted }) {
    const email = await lockEmail(ctx, emailId);
    if (!email?.sealedBody) return;
    count(ctx, mailsAttempted, { result: isFinal ? 'FAILED' : isCounted ? 'RETRY' : 'POSTPONED' });
    email.status = isFinal ? 'FAILED' : 'QUEUED';
    if (isCounted) email.attempts++;
    email.lastError = message;
  },
});

function lockEmail(ctx: Context, id: string): Promise<EmailMessage | null> {
  return ctx.em.findOne(EmailMessage, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
