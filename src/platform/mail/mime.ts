import type { SendMailOptions } from 'nodemailer';
import type { Config } from '../config/config.ts';
import { PermanentError } from '../jobs/permanent-error.ts';
import { headerText } from './header-text.ts';
import { mailSender } from './mail-sender.ts';
import type { MailMessage } from './mailer.ts';

/** The header that names the kind of mail, for filters and for people who look for one. */
export const templateHeader = 'X-Tradepost-Template';

// nodemailer parses an address like a header, where commas and brackets would make several recipients of it.
const oneAddress = /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u;

/** A mail as nodemailer expects it. @throws PermanentError when its address is not exactly one address */
export function mimeOf(message: MailMessage, config: Pick<Config, 'mailFrom'>): SendMailOptions {
  const from = mailSender(config);
  const { to } = message;
  if (!oneAddress.test(to.email))
    throw new PermanentError('A mail cannot be sent to this address: it is not a single valid address.');
  return {
    from,
    to: to.name === null ? to.email : { name: headerText(to.name, 200), address: to.email },
    envelope: { from: from.address, to: [to.email] },
    subject: headerText(message.subject, 300),
    text: message.text,
    html: message.html,
    date: message.date,
    messageId: `<${message.id}@${from.address.split('@').at(-1)}>`,
    headers: { [templateHeader]: headerText(message.template, 100), 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
