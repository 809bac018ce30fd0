import type { Context } from '../context/context.ts';
import { EmailMessage } from './email-message.entity.ts';

/**
 * Takes the person out of all mails to an address, within a transaction. That they were sent stays; those that were
 * not sent yet never are.
 */
export async function eraseEmailsTo(ctx: Context, email: string): Promise<void> {
  await ctx.em.nativeUpdate(
    EmailMessage,
    { to: email, status: { $ne: 'SENT' } },
    { status: 'FAILED', sealedBody: null },
  );
  // A subject may name the person, and what a mail server complains of repeats the address.
  await ctx.em.nativeUpdate(
    EmailMessage,
    { to: email },
    { to: 'erased@deleted.invalid', toName: null, subject: '(erased)', lastError: null },
  );
}
