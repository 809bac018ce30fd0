import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { countRequest } from '../../accounts/throttled.ts';
import { User } from '../../accounts/users/user.entity.ts';
import { audit } from '../../audit/audit.ts';
import { guardRolesToGive } from '../guard-roles-to-give.ts';
import { staffInvited } from '../staff.events.ts';
import { resendProblem } from '../staff.rules.ts';
import type { ResendInvitationInput } from './invitation.inputs.ts';
import { invitationLifetimeMs } from './invitation.rules.ts';
import { lockInvitationOf } from './lock-invitation.ts';

/**
 * Sends an invitation again, also one that has expired or was revoked. The earlier link stops working, and the invitation
 * is the actor's from now on, who must hold the permissions of its roles.
 * @throws UserError NOT_FOUND, WRONG_STATUS, BEYOND_OWN_PERMISSIONS
 * @throws RATE_LIMITED
 */
export async function resendInvitation(
  ctx: Context,
  { staffMemberId }: ResendInvitationInput,
): Promise<{ staffMemberId: string }> {
  const userId = requireUserId(ctx);
  await countRequest(ctx, 'mail', `invitation-of:${staffMemberId}`);
  return inTransaction(ctx, async ctx => {
    const { member, invitation } = await lockInvitationOf(ctx, staffMemberId);
    refuseIf(resendProblem(member), ['staffMemberId']);
    await guardRolesToGive(ctx, invitation.roleIds);
    const now = ctx.clock.now();
    invitation.invitedBy = ctx.em.getReference(User, userId);
    invitation.invitedAt = now;
    invitation.expiresAt = new Date(now.getTime() + invitationLifetimeMs);
    invitation.tokenHash = null;
    invitation.revokedAt = null;
    audit(ctx, 'staff.invitation-sent-again', { type: 'StaffMember', id: staffMemberId });
    emit(ctx, staffInvited, { invitationId: invitation.id });
    return { staffMemberId };
  });
}
