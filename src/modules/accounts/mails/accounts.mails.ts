import type { Config } from '../../../platform/config/config.ts';
import { type Mail, note, paragraph, table } from '../../../platform/mail/mail.ts';
import { tokenBlocks } from './token-blocks.ts';

export interface Recipient {
  readonly name: string;
  readonly email: string;
}

export const wasNotYou = 'If this was not you, reset your password at once and contact us.';

export function welcomeMail(to: Recipient, store: string, config: Config, token: string): Mail {
  return {
    to,
    template: 'accounts.welcome',
    subject: `Welcome to ${store}`,
    content: [
      paragraph(`Hello ${to.name}, thank you for registering. Please confirm that this address is yours.`),
      ...tokenBlocks(config, '/verify-email', 'Confirm the address', token),
      note(
        'The token works once and expires after three days. If you did not register, please ignore this mail.',
      ),
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
      note('The token works once and expires after three days. Earlier tokens no longer work.'),
    ],
  };
}

/** For the owner of an account, when somebody registers again with their address. */
export function alreadyRegisteredMail(to: Recipient, store: string): Mail {
  return {
    to,
    template: 'accounts.already-registered',
    subject: `You already have an account at ${store}`,
    content: [
      paragraph(
        `Hello ${to.name}, somebody, perhaps you, registered with your email address. You already have an account, and it has not changed.`,
      ),
      paragraph('Sign in with it, or request a new password if you have forgotten yours.'),
      note(
        'If it was not you, you do not need to do anything: the other account cannot be confirmed without access to this address.',
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
      paragraph(`Hello ${to.name}, somebody, probably you, requested a new password for your account.`),
      ...tokenBlocks(config, '/reset-password', 'Set a new password', token),
      note(
        'The token works once and expires after an hour. If you did not request it, please ignore this mail: nothing has changed.',
      ),
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
        `Hello ${to.name}, the password of your account was changed, and your other devices were signed out.`,
      ),
      paragraph(wasNotYou),
    ],
  };
}

export function mfaChangedMail(to: Recipient, enabled: boolean): Mail {
  return {
    to,
    template: 'accounts.mfa-changed',
    subject: enabled ? 'A second factor now protects your account' : 'Your second factor was turned off',
    content: [
      paragraph(
        enabled
          ? `Hello ${to.name}, from now on, signing in requires a code of your authenticator.`
          : `Hello ${to.name}, from now on, your password alone is enough to sign in.`,
      ),
      paragraph(wasNotYou),
    ],
  };
}

export function newSignInMail(to: Recipient, session: { device: string; ip: string | null; at: Date }): Mail {
  return {
    to,
    template: 'accounts.new-sign-in',
    subject: 'New sign-in to your account',
    content: [
      paragraph(`Hello ${to.name}, somebody signed in to your account on a new device.`),
      table([
        ['Device', session.device],
        ['IP address', session.ip ?? 'unknown'],
        ['Time', session.at.toISOString()],
      ]),
      paragraph(`If it was you, you do not need to do anything. ${wasNotYou}`),
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
      note('You receive this mail because you have permission to view the audit log.'),
    ],
  };
}
