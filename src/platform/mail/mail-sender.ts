import type { Config } from '../config/config.ts';

/** The sender of mails, from MAIL_FROM: `Tradepost <shop@example.com>`, or an address alone. */
export function mailSender({ mailFrom }: Pick<Config, 'mailFrom'>): { name: string; address: string } {
  const [, name, address = mailFrom] = /^(?:(.*) )?<?([^<>]+)>?$/.exec(mailFrom) ?? [];
  return { name: name?.replace(/^"(.*)"$/, '$1') ?? address, address };
}
