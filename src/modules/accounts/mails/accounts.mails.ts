import type { Config } from '../../../platform/config/config.ts';
import { type Mail, note, paragraph, table } from '../../../platform/mail/mail.ts';
import { tokenBlocks } from './token-blocks.ts';

interface Recipient {
  readonly name: string;
  readonly email: string;
}

const wasNotYou = 'If this was not you, reset your password at once, and tell us.';

export function welcomeMail(to: Recipient, store: string, config: Config, token: string): Mail {
  return {
    to,
    template: 'accounts.welcome',
    subject: `Welcome to ${store}`,
    content: [
      paragraph(`Hello ${to.name}, thank you for registering. Please confirm that this address is yours.`),
      ...tokenBlocks(config, '/verify-email', 'Confirm the address', token),
      note('The token works once, for three days. If you did not register, ignore this mail.'),
    ],
  };
}

export function verifyEmailMail(to: Recipient, config: Config, token: string): Mail {
  return {
    to,
    template: 'accounts.verify-email',
    subject: 'Confirm your email address',
    content: [
      paragraph(`Hello ${to.name}, please confirm that this address is yours.`),
      ...tokenBlocks(config, '/verify-email', 'Confirm the address', token),
      note('The token works once, for three days, and earlier ones no longer do.'),
    ],
  };
}

/** For the owner of an account, when somebody registers with their address once more. */
export function alreadyRegisteredMail(to: Recipient, store: string): Mail {
  return {
    to,
    template: 'accounts.already-registered',
    subject: `You already have an account at ${store}`,
    content: [
      paragraph(
        `Hello ${to.name}, somebody registered with your address, perhaps you. You have an account already, and it is as it was.`,
      ),
      paragraph('Sign in with it, or ask for a new password if you have forgotten yours.'),
      note(
        'If it was not you, there is nothing to do: without this address the other account cannot be confirmed.',
      ),
    ],
  };
}

export function resetPasswordMail(to: Recipient, config: Config, token: string): Mail {
  return {
    to,
    template: 'accounts.reset-password',
    subject: 'Set a new password',
    content: [
      paragraph(`Hello ${to.name}, somebody asked for a new password for your account, we hope you.`),
      ...tokenBlocks(config, '/reset-password', 'Set a new password', token),
      note('The token works once, for an hour. If you did not ask, ignore this mail: nothing has changed.'),
    ],
  };
}

export function passwordChangedMail(to: Recipient): Mail {
  return {
    to,
    template: 'accounts.password-changed',
    subject: 'Your password was changed',
    content: [
      paragraph(
        `Hello ${to.name}, the password of your account was changed, and other devices are signed out.`,
      ),
      paragraph(wasNotYou),
    ],
  };
}

export function mfaChangedMail(to: Recipient, enabled: boolean): Mail {
  return {
    to,
    template: 'accounts.mfa-changed',
    subject: enabled ? 'A second factor protects your account' : 'Your second factor was switched off',
    content: [
      paragraph(
        enabled
          ? `Hello ${to.name}, from now on signing in takes a code of your authenticator.`
          : `Hello ${to.name}, from now on your password alone is enough to sign in.`,
      ),
      paragraph(wasNotYou),
    ],
  };
}

export function newSignInMail(to: Recipient, session: { device: string; ip: string | null; at: Date }): Mail {
  return {
    to,
    template: 'accounts.new-sign-in',
    subject: 'A new device signed in',
    content: [
      paragraph(
        `Hello ${to.name}, somebody signed in to your account on a device that we had not seen before.`,
      ),
      table([
        ['Device', session.device],
        ['Address', session.ip ?? 'unknown'],
        ['Time', session.at.toISOString()],
      ]),
      paragraph(`If it was you, all is well. ${wasNotYou}`),
    ],
  };
}

export function securityAlertMail(to: Recipient, alert: { kind: string; message: string; at: Date }): Mail {
  return {
    to,
    template: 'accounts.security-alert',
    subject: `Security alert: ${alert.kind.toLowerCase().replaceAll('_', ' ')}`,
    content: [
      paragraph(alert.message),
      table([['Time', alert.at.toISOString()]]),
      note('You get this mail because your role lets you read the audit log.'),
    ],
  };
}
