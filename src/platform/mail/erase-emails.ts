import type { Context } from '../context/context.ts';
import { EmailMessage } from './email-message.entity.ts';

/**
 * Erases a person from the records of all mails to an address, within a transaction. The records stay; mails that were
 * not sent yet are never sent.
 */
export async function eraseEmailsTo(ctx: Context, email: string): Promise<void> {
  await ctx.em.nativeUpdate(
    EmailMessage,
    { to: email, status: { $ne: 'SENT' } },
    { status: 'FAILED', sealedBody: null },
  );
  // A subject may name the person, and the error of a mail server repeats the address.
  await ctx.em.nativeUpdate(
    EmailMessage,
    { to: email },
    { to: 'erased@deleted.invalid', toName: null, subject: '(erased)', lastError: null },
  );
}
