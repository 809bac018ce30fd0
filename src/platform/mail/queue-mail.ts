import type { Context } from '../context/context.ts';
import { create } from '../database/create.ts';
import { emit } from '../jobs/emit.ts';
import { newId } from '../lib/typed-id.ts';
import { seal } from '../sealing/sealed-column.ts';
import { EmailMessage } from './email-message.entity.ts';
import { headerText } from './header-text.ts';
import { layOut } from './layout.ts';
import { mailQueued } from './mail.events.ts';
import type { Mail } from './mail.ts';
import { mailSender } from './mail-sender.ts';
import { sealedMails } from './sealed-mails.ts';

/** Who is in a mail, by id: `eraseEmails` finds it by them. */
export interface MailPeople {
  /** The user, customer, or staff member that it goes to. */
  readonly recipientId: string | null;
  /** Whom or what else it names, for example a staff member who is to be approved. */
  readonly aboutId?: string | null;
}

/** Queues a mail in the running transaction: it is sent after the commit, and never after a rollback. */
export async function queueMail(
  ctx: Context,
  mail: Mail,
  { recipientId, aboutId = null }: MailPeople,
): Promise<{ emailId: string }> {
  const id = newId(EmailMessage.idPrefix);
  const body = layOut(mail, mailSender(ctx.services.config).name);
  create(ctx, EmailMessage, {
    id,
    to: headerText(mail.to.email, 254),
    toName: mail.to.name === null ? null : headerText(mail.to.name, 200),
    template: headerText(mail.template, 100),
    subject: headerText(mail.subject, 300),
    sealedBody: await seal(ctx, sealedMails, id, JSON.stringify(body)),
    recipientId,
    aboutId,
  });
  emit(ctx, mailQueued, { emailId: id });
  return { emailId: id };
}
