import { defineEvent } from '../../platform/jobs/define-event.ts';

/** An account was created. Its address has to be confirmed. */
export const userRegistered = defineEvent<{ readonly userId: string }>('user.registered');
/** Somebody requested a mail to an address. If there is no matching account, the id is one that nobody has. */
export const userVerificationAsked = defineEvent<{ readonly userId: string }>('user.verification-asked');
export const userPasswordResetAsked = defineEvent<{ readonly userId: string }>('user.password-reset-asked');
export const userPasswordChanged = defineEvent<{ readonly userId: string }>('user.password-changed');
/** Somebody wants to change the address of their account. */
export const emailChangeRequested = defineEvent<{ readonly emailChangeId: string }>(
  'user.email-change-requested',
);
/** The address of an account was changed. Other modules follow where they keep the old one. */
export const userEmailChanged = defineEvent<{ readonly userId: string; readonly emailChangeId: string }>(
  'user.email-changed',
);
export const userMfaChanged = defineEvent<{ readonly userId: string; readonly enabled: boolean }>(
  'user.mfa-changed',
);
/** An administrator removed the second factor. */
export const userMfaReset = defineEvent<{ readonly userId: string }>('user.mfa-reset');
export const userRecoveryCodesReplaced = defineEvent<{ readonly userId: string }>(
  'user.recovery-codes-replaced',
);
/** Somebody who knows the password entered so many wrong codes that they have to wait. */
export const userSecondFactorGuessed = defineEvent<{ readonly userId: string }>('user.second-factor-guessed');
/** The address was confirmed, and the password removed, since it may be a stranger's. */
export const userPasswordRemoved = defineEvent<{ readonly userId: string }>('user.password-removed');

/** The personal data of a user was erased in accounts. Other modules erase their own. */
export const userAnonymized = defineEvent<{ readonly userId: string }>('user.anonymized');

/** A session started on a device that the user had not used before. */
export const userSignedInOnNewDevice = defineEvent<{ readonly userId: string; readonly sessionId: string }>(
  'user.signed-in-on-new-device',
);
