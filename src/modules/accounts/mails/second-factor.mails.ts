import { type Mail, note, paragraph } from '../../../platform/mail/mail.ts';
import { type Recipient, wasNotYou } from './accounts.mails.ts';

export function mfaResetMail(to: Recipient): Mail {
  return {
    to,
    template: 'accounts.mfa-reset',
    subject: 'Your second factor was removed',
    content: [
      paragraph(
        `Hello ${to.name}, an administrator removed the second factor of your account, and your devices were signed out.`,
      ),
      paragraph('Your password alone is enough to sign in now. Set up your authenticator again.'),
      note('If you did not ask for this, please contact us at once.'),
    ],
  };
}

export function recoveryCodesReplacedMail(to: Recipient): Mail {
  return {
    to,
    template: 'accounts.recovery-codes-replaced',
    subject: 'You have new recovery codes',
    content: [
      paragraph(
        `Hello ${to.name}, the recovery codes of your account were replaced. The earlier ones no longer work.`,
      ),
      paragraph(wasNotYou),
    ],
  };
}

/** For somebody whose password was followed by many wrong codes. */
export function passwordKnownMail(to: Recipient): Mail {
  return {
    to,
    template: 'accounts.password-known',
    subject: 'Somebody may know your password',
    content: [
      paragraph(
        `Hello ${to.name}, somebody entered the password of your account, and then several wrong codes of the second factor. They did not get in.`,
      ),
      paragraph(
        'If this was not you, somebody else knows your password: change it at once, also wherever else you use it.',
      ),
      note(
        'For some hours, codes of your authenticator may have to wait. A recovery code signs you in meanwhile.',
      ),
    ],
  };
}
