import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { audit } from '../audit/audit.ts';
import { suspendInvitationOf } from './invitations/end-invitation.ts';
import { lockStaffMember } from './lock-staff-member.ts';
import { staffDecided } from './staff.events.ts';
import type { SuspendStaffMemberInput } from './staff.inputs.ts';
import { becomeProblem } from './staff.rules.ts';
import { suspendAccountOf } from './suspend-account.ts';

/** Suspends a staff member and ends their sessions. @throws UserError NOT_FOUND, WRONG_STATUS, BEYOND_OWN_PERMISSIONS, LAST_ADMIN */
export async function suspendStaffMember(
  ctx: Context,
  { staffMemberId, reason }: SuspendStaffMemberInput,
): Promise<{ staffMemberId: string }> {
  return inTransaction(ctx, async ctx => {
    const member = await lockStaffMember(ctx, staffMemberId);
    refuseIf(becomeProblem(member, 'SUSPENDED', ['APPROVED']), ['staffMemberId']);
    member.status = 'SUSPENDED';
    audit(ctx, 'staff.suspended', member, { ...(reason && { details: { reason } }) });
    await suspendAccountOf(ctx, member);
    await suspendInvitationOf(ctx, staffMemberId);
    emit(ctx, staffDecided, { staffMemberId, decision: 'suspended' });
    return { staffMemberId };
  });
}
