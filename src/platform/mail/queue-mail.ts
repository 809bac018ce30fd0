import type { Context } from '../context/context.ts';
import { create } from '../database/create.ts';
import { emit } from '../jobs/emit.ts';
import { newId } from '../lib/typed-id.ts';
import { EmailMessage } from './email-message.entity.ts';
import { headerText } from './header-text.ts';
import { layOut } from './layout.ts';
import { mailQueued } from './mail.events.ts';
import type { Mail } from './mail.ts';
import { mailSender } from './mail-sender.ts';

/** Queues a mail in the running transaction: it is sent after the commit, and never after a rollback. */
export async function queueMail(ctx: Context, mail: Mail): Promise<{ emailId: string }> {
  const { config, keys } = ctx.services;
  const id = newId(EmailMessage.idPrefix);
  const body = layOut(mail, mailSender(config).name);
  create(ctx, EmailMessage, {
    id,
    to: headerText(mail.to.email, 254),
    toName: mail.to.name === null ? null : headerText(mail.to.name, 200),
    template: headerText(mail.template, 100),
    subject: headerText(mail.subject, 300),
    sealedBody: await keys.seal('mail', id, JSON.stringify(body)),
  });
  emit(ctx, mailQueued, { emailId: id });
  return { emailId: id };
}
