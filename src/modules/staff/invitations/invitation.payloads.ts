import { payloadOf } from '../../../platform/graphql/payload-of.ts';
import { mfaChallenge, newSession } from '../../accounts/sessions/session.payloads.ts';
import { user } from '../../accounts/users/user.payloads.ts';
import { staffMember } from '../staff.payloads.ts';

export const InviteStaffMemberPayload = payloadOf('inviteStaffMember', staffMember);
export const ResendInvitationPayload = payloadOf('resendInvitation', staffMember);
export const RevokeInvitationPayload = payloadOf('revokeInvitation', staffMember);
export const AcceptInvitationPayload = payloadOf('acceptInvitation', user, newSession, mfaChallenge);
