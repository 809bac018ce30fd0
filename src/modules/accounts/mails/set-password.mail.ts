import type { Config } from '../../../platform/config/config.ts';
import { type Mail, note, paragraph } from '../../../platform/mail/mail.ts';
import type { Recipient } from './accounts.mails.ts';
import { tokenBlocks } from './token-blocks.ts';

/** For somebody who confirmed an address on another device than the one that registered with it. */
export function setPasswordMail(to: Recipient, config: Config, token: string): Mail {
  return {
    to,
    template: 'accounts.set-password',
    subject: 'Your address is confirmed: set a password',
    content: [
      paragraph(`Hello ${to.name}, thank you for confirming your address.`),
      paragraph(
        'You did so without the password of the account, so we removed it, in case somebody else chose it. Please set your own.',
      ),
      ...tokenBlocks(config, '/reset-password', 'Set a password', token),
      note(
        'The token works once and expires after an hour. Afterwards, request another one under "forgot password".',
      ),
    ],
  };
}
