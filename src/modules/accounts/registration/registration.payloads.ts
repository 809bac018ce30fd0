import { payloadOf, returned } from '../../../platform/graphql/payload-of.ts';
import { newSession } from '../sessions/session.payloads.ts';
import { user } from '../users/user.payloads.ts';

const accepted = returned(
  'accepted',
  () => Boolean,
  'Always true: if an unconfirmed account has this address, a mail is on its way. The answer does not reveal whether there is one.',
);

export const RegisterCustomerPayload = payloadOf('registerCustomer', user, newSession);
export const VerifyEmailPayload = payloadOf('verifyEmail', user);
export const ResendEmailVerificationPayload = payloadOf('resendEmailVerification', accepted);
