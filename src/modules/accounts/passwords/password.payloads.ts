import { payloadOf, returned } from '../../../platform/graphql/payload-of.ts';
import { user } from '../users/user.payloads.ts';

const accepted = returned(
  'accepted',
  () => Boolean,
  'Always true: if a confirmed account has this address, a mail is on its way. The answer does not reveal whether there is one.',
);

export const ChangePasswordPayload = payloadOf('changePassword', user);
export const RequestPasswordResetPayload = payloadOf('requestPasswordReset', accepted);
export const ResetPasswordPayload = payloadOf('resetPassword', user);
