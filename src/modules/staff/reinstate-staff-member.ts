import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { lockById } from '../../platform/database/saving.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { checkNotAbove } from '../accounts/roles/check-not-above.ts';
import { setUserStatus } from '../accounts/users/update-user-status.ts';
import { User } from '../accounts/users/user.entity.ts';
import { audit } from '../audit/audit.ts';
import { lockStaffMember } from './lock-staff-member.ts';
import { staffDecided } from './staff.events.ts';
import type { ReinstateStaffMemberInput } from './staff.inputs.ts';
import { becomeProblem, reinstatedStatus } from './staff.rules.ts';

/**
 * Reinstates a suspended staff member with their previous roles. A rejected one becomes pending again.
 * @throws UserError NOT_FOUND, WRONG_STATUS, BEYOND_OWN_PERMISSIONS
 */
export async function reinstateStaffMember(
  ctx: Context,
  { staffMemberId }: ReinstateStaffMemberInput,
): Promise<{ staffMemberId: string }> {
  return inTransaction(ctx, async ctx => {
    const member = await lockStaffMember(ctx, staffMemberId);
    const status = reinstatedStatus(member);
    refuseIf(becomeProblem(member, status, ['SUSPENDED', 'REJECTED']), ['staffMemberId']);
    member.status = status;
    member.rejectionReason = null;
    audit(ctx, 'staff.reinstated', member);
    if (status === 'PENDING') {
      member.approvedBy = null;
      return { staffMemberId };
    }
    if (member.user) {
      await checkNotAbove(ctx, member.user.id, ['staffMemberId']);
      const user = await lockById(ctx, User, member.user.id, ['staffMemberId'], { deleted: true });
      if (user.status !== 'ACTIVE') await setUserStatus(ctx, user, 'ACTIVE');
    }
    emit(ctx, staffDecided, { staffMemberId, decision: 'reinstated' });
    return { staffMemberId };
  });
}
