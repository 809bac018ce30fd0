import { payloadOf } from '../../../platform/graphql/payload-of.ts';
import { user } from '../users/user.payloads.ts';

export const RequestEmailChangePayload = payloadOf('requestEmailChange', user);
export const ConfirmEmailChangePayload = payloadOf('confirmEmailChange', user);
export const CancelEmailChangePayload = payloadOf('cancelEmailChange', user);
