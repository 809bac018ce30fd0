import type { Config } from '../../../platform/config/config.ts';
import { type Mail, note, paragraph } from '../../../platform/mail/mail.ts';
import { tokenBlocks } from '../../accounts/mails/token-blocks.ts';

interface Invitation {
  readonly storeName: string;
  readonly inviterName: string;
  /** Whether the recipient has confirmed an account with this address. */
  readonly hasAccount: boolean;
}

export function invitationMail(
  to: { readonly name: string; readonly email: string },
  { storeName, inviterName, hasAccount }: Invitation,
  config: Config,
  token: string,
): Mail {
  return {
    to,
    template: 'staff.invitation',
    subject: `You are invited to the staff of ${storeName}`,
    content: [
      paragraph(
        `Hello ${to.name}, ${inviterName} invites you to work at ${storeName} with an account of your own.`,
      ),
      paragraph(
        hasAccount
          ? 'You already have an account with this address. Accept with its password, and it can do more from then on.'
          : 'Accept by choosing a password.',
      ),
      ...tokenBlocks(config, '/accept-invitation', 'Accept the invitation', token),
      note(
        'The token works once and expires after a week. If you do not know what this is about, please ignore this mail.',
      ),
    ],
  };
}
