import { emailKeyOf } from '../../src/modules/accounts/email-address.ts';
import type { TestApp } from './app.ts';
import { type ReceivedMail, sentMails } from './mailbox.ts';

/** The mails that went to an address, once all background work is done: all of them, or those of one module. */
export async function mailsTo(app: TestApp, address: string, prefix = ''): Promise<ReceivedMail[]> {
  await app.work();
  const mails = await sentMails(app);
  // Mailers write the domain in small letters.
  return mails.filter(
    ({ to, template }) => emailKeyOf(to) === emailKeyOf(address) && template.startsWith(prefix),
  );
}

/** The templates of those mails. */
export async function templatesTo(app: TestApp, address: string, prefix = ''): Promise<string[]> {
  return (await mailsTo(app, address, prefix)).map(({ template }) => template);
}

/** The token in the latest mail of this template to the address. */
export async function mailedToken(app: TestApp, address: string, template: string): Promise<string> {
  const mail = (await mailsTo(app, address, template)).at(-1);
  const token = mail && /[?]token=([\w-]{43})$/m.exec(mail.text)?.[1];
  if (!token) throw new Error(`There is no token in ${JSON.stringify(mail)}.`);
  return token;
}
