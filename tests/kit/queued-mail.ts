import type { Context } from '../../src/platform/context/context.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import type { Mail } from '../../src/platform/mail/mail.ts';
import { queueMail } from '../../src/platform/mail/queue-mail.ts';

/** Queues a mail, with what a test does not care about made up, and returns its id. */
export async function queuedMail(ctx: Context, fields: Partial<Mail> = {}): Promise<string> {
  const to = { name: null, email: 'anna@example.com' };
  const mail: Mail = { to, template: 'test.mail', subject: 'Hello', content: [], ...fields };
  return (await inTransaction(ctx, ctx => queueMail(ctx, mail, { recipientId: null }))).emailId;
}
