import type { Config } from '../../../platform/config/config.ts';
import { type Mail, note, paragraph } from '../../../platform/mail/mail.ts';
import { tokenBlocks } from './token-blocks.ts';

interface Recipient {
  readonly name: string;
  readonly email: string;
}

/** To the new address. */
export function confirmEmailChangeMail(to: Recipient, store: string, config: Config, token: string): Mail {
  return {
    to,
    template: 'accounts.confirm-email-change',
    subject: 'Confirm your new email address',
    content: [
      paragraph(
        `Hello ${to.name}, somebody, probably you, wants to use this address for an account at ${store}. Please confirm that it is yours.`,
      ),
      ...tokenBlocks(config, '/confirm-email-change', 'Use this address', token),
      note(
        'The token works once and expires after a day. If you did not request it, please ignore this mail: nothing has changed.',
      ),
    ],
  };
}

/** To the new address, when another account has confirmed it. */
export function addressInUseMail(to: Recipient, store: string): Mail {
  return {
    to,
    template: 'accounts.address-in-use',
    subject: `Your address already has an account at ${store}`,
    content: [
      paragraph(
        `Hello ${to.name}, somebody, perhaps you, wants to use this address for another account at ${store}. It belongs to your account already, and nothing has changed.`,
      ),
      paragraph(
        'If it was you: change the address of this account first, or delete it, and then request the change again.',
      ),
      note('If it was not you, you do not need to do anything.'),
    ],
  };
}

/** To the old address, while its owner can still stop the change. */
export function emailChangeRequestedMail(to: Recipient, newEmail: string): Mail {
  return {
    to,
    template: 'accounts.email-change-requested',
    subject: 'Your email address is about to be changed',
    content: [
      paragraph(
        `Hello ${to.name}, somebody, probably you, asked to change the email address of your account to ${newEmail}. It changes as soon as the new address is confirmed.`,
      ),
      paragraph(
        'If this was not you, somebody knows your password: reset it at once, which also cancels the change.',
      ),
    ],
  };
}

/** To the old address, afterwards. */
export function emailChangedMail(to: Recipient, newEmail: string): Mail {
  return {
    to,
    template: 'accounts.email-changed',
    subject: 'Your email address was changed',
    content: [
      paragraph(
        `Hello ${to.name}, the email address of your account is now ${newEmail}, and your other devices were signed out. No more mails about the account go to this address.`,
      ),
      paragraph('If this was not you, contact us at once.'),
    ],
  };
}
