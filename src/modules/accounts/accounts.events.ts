import { defineEvent } from '../../platform/jobs/define-event.ts';

/** An account was made: somebody has to confirm its address. */
export const userRegistered = defineEvent<{ readonly userId: string }>('user.registered');
/** Somebody asked for a mail by its address. Where no account waits for it, the id is one that nobody has. */
export const userVerificationAsked = defineEvent<{ readonly userId: string }>('user.verification-asked');
export const userPasswordResetAsked = defineEvent<{ readonly userId: string }>('user.password-reset-asked');
export const userPasswordChanged = defineEvent<{ readonly userId: string }>('user.password-changed');
export const userMfaChanged = defineEvent<{ readonly userId: string; readonly enabled: boolean }>(
  'user.mfa-changed',
);

/** Their personal data are gone from here; other modules follow. */
export const userAnonymized = defineEvent<{ readonly userId: string }>('user.anonymized');

/** A session began on a device that this user had not used before. */
export const userSignedInOnNewDevice = defineEvent<{ readonly userId: string; readonly sessionId: string }>(
  'user.signed-in-on-new-device',
);
