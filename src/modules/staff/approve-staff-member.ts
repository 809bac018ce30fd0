import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { lockById } from '../../platform/database/saving.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { grantRole } from '../accounts/roles/grant-role.ts';
import { User } from '../accounts/users/user.entity.ts';
import { audit } from '../audit/audit.ts';
import { storeDay } from '../settings/store-day.ts';
import { guardRolesToGive } from './guard-roles-to-give.ts';
import { lockStaffMember } from './lock-staff-member.ts';
import { staffDecided } from './staff.events.ts';
import type { ApproveStaffMemberInput } from './staff.inputs.ts';
import { accountProblem, becomeProblem } from './staff.rules.ts';

/**
 * Approves a registration and assigns the first roles.
 * @throws UserError NOT_FOUND, WRONG_STATUS, BEYOND_OWN_PERMISSIONS for a role with permissions that the actor lacks
 */
export async function approveStaffMember(
  ctx: Context,
  { staffMemberId, roleIds }: ApproveStaffMemberInput,
): Promise<{ staffMemberId: string }> {
  // Read before the transaction: its first plain read fixes the snapshot, and that must come after the locks.
  const today = await storeDay(ctx);
  return inTransaction(ctx, async ctx => {
    const member = await lockStaffMember(ctx, staffMemberId);
    refuseIf(becomeProblem(member, 'APPROVED', ['PENDING']), ['staffMemberId']);
    member.status = 'APPROVED';
    member.approvedBy = ctx.em.getReference(User, ctx.actor.userId!);
    member.approvedAt = ctx.clock.now();
    member.hiredOn ??= today;
    audit(ctx, 'staff.approved', member);

    const user =
      member.user && (await lockById(ctx, User, member.user.id, ['staffMemberId'], { deleted: true }));
    refuseIf(accountProblem(member, user?.status), ['staffMemberId']);
    if (user) for (const role of await guardRolesToGive(ctx, roleIds)) await grantRole(ctx, user, role);
    emit(ctx, staffDecided, { staffMemberId, decision: 'approved' });
    return { staffMemberId };
  });
}
