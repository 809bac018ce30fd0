import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import PostalMime from 'postal-mime';
import type { Services } from '../../src/platform/context/services.ts';

export interface ReceivedMail {
  readonly to: string;
  readonly toName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly template: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

// A file is written once, and tests ask for the whole folder again and again.
const parsed = new LRUCache<string, ReceivedMail>({
  max: 2_000,
  fetchMethod: path => parseMail(readFileSync(path)),
});

/** The mails that an application wrote into its `mailFolder`, the first one first. */
export async function mailbox(folder: string): Promise<ReceivedMail[]> {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.eml'))
    .sort();
  return Promise.all(files.map(name => parsed.forceFetch(join(folder, name))));
}

/** All mails that a TestPlatform or a TestApp has sent, the first one first. */
export function sentMails({ services }: { readonly services: Services }): Promise<ReceivedMail[]> {
  return mailbox(services.config.mailFolder);
}

/** How a queued mail was received: once, never, or more often. */
export async function copiesOf(
  sender: { readonly services: Services },
  emailId: string,
): Promise<ReceivedMail[]> {
  return (await sentMails(sender)).filter(({ messageId }) => messageId.includes(emailId));
}

/** A mail as a mail program understands it. */
export async function parseMail(content: Uint8Array | string): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(content);
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
  const receiver = mail.to?.[0];
  return {
    to: receiver?.address ?? '',
    toName: receiver?.name ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    template: headers['x-tradepost-template'] ?? '',
    messageId: mail.messageId ?? '',
    headers,
  };
}
