import { payloadOf, returned } from '../../../platform/graphql/payload-of.ts';
import { newSession } from '../sessions/session.payloads.ts';
import { user } from '../users/user.payloads.ts';

const accepted = returned(
  'accepted',
  () => Boolean,
  'Always true: if an unconfirmed account has this address, a mail is on its way. The answer does not reveal whether there is one.',
);

export const RegisterCustomerPayload = payloadOf('registerCustomer', user, newSession);
const mustSetPassword = returned(
  'mustSetPassword',
  () => Boolean,
  'Whether the account has no password now: a mail with a token for `resetPassword` is on its way. False when the request came with the session or the password of the account; null when there were errors.',
);

export const VerifyEmailPayload = payloadOf('verifyEmail', user, mustSetPassword);
export const ResendEmailVerificationPayload = payloadOf('resendEmailVerification', accepted);
