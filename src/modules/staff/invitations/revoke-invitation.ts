import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { audit } from '../../audit/audit.ts';
import { revokedProblem } from '../staff.rules.ts';
import type { RevokeInvitationInput } from './invitation.inputs.ts';
import { lockInvitationOf } from './lock-invitation.ts';
import type { StaffInvitation } from './staff-invitation.entity.ts';

/**
 * Makes the link of an invitation worthless. The staff member stays, without an account.
 * @throws UserError NOT_FOUND, ALREADY_DONE
 */
export async function revokeInvitation(
  ctx: Context,
  { staffMemberId }: RevokeInvitationInput,
): Promise<{ staffMemberId: string }> {
  return inTransaction(ctx, async ctx => {
    const { invitation } = await lockInvitationOf(ctx, staffMemberId);
    refuseIf(revokedProblem(invitation), ['staffMemberId']);
    revoke(ctx, invitation);
    audit(ctx, 'staff.invitation-revoked', { type: 'StaffMember', id: staffMemberId });
    return { staffMemberId };
  });
}

export function revoke(ctx: Context, invitation: StaffInvitation): void {
  invitation.revokedAt = ctx.clock.now();
  invitation.tokenHash = null;
}
