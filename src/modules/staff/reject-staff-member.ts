import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { User } from '../accounts/users/user.entity.ts';
import { audit } from '../audit/audit.ts';
import { lockStaffMember } from './lock-staff-member.ts';
import { staffDecided } from './staff.events.ts';
import type { RejectStaffMemberInput } from './staff.inputs.ts';
import { becomeProblem } from './staff.rules.ts';

/** Rejects a registration. The account stays, without any role. @throws UserError NOT_FOUND, WRONG_STATUS */
export async function rejectStaffMember(
  ctx: Context,
  { staffMemberId, reason }: RejectStaffMemberInput,
): Promise<{ staffMemberId: string }> {
  return inTransaction(ctx, async ctx => {
    const member = await lockStaffMember(ctx, staffMemberId);
    refuseIf(becomeProblem(member, 'REJECTED', ['PENDING']), ['staffMemberId']);
    member.status = 'REJECTED';
    member.rejectionReason = reason.trim();
    member.approvedBy = ctx.em.getReference(User, ctx.actor.userId!);
    audit(ctx, 'staff.rejected', member);
    emit(ctx, staffDecided, { staffMemberId, decision: 'rejected' });
    return { staffMemberId };
  });
}
