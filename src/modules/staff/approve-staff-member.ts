import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { lockById } from '../../platform/database/saving.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { checkHolds } from '../accounts/roles/check-not-above.ts';
import { grantRole } from '../accounts/roles/grant-role.ts';
import { guardRole } from '../accounts/roles/guard-role.ts';
import { User } from '../accounts/users/user.entity.ts';
import { audit } from '../audit/audit.ts';
import { storeDay } from '../settings/store-day.ts';
import { lockStaffMember } from './lock-staff-member.ts';
import { staffDecided } from './staff.events.ts';
import type { ApproveStaffMemberInput } from './staff.inputs.ts';
import { checkCanBecome } from './staff.rules.ts';

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
    checkCanBecome(member, 'APPROVED', ['PENDING']);
    member.status = 'APPROVED';
    member.approvedBy = ctx.em.getReference(User, ctx.actor.userId!);
    member.approvedAt = ctx.clock.now();
    member.hiredOn ??= today;
    audit(ctx, 'staff.approved', member);

    const user =
      member.user && (await lockById(ctx, User, member.user.id, ['staffMemberId'], { deleted: true }));
    if (user?.status === 'SUSPENDED')
      throw new UserError('WRONG_STATUS', `The account of ${member.name} is suspended. Reinstate it first.`, {
        path: ['staffMemberId'],
      });
    for (const roleId of user ? [...new Set(roleIds)].sort() : []) {
      const path = ['roleIds', String(roleIds.indexOf(roleId))];
      const role = await guardRole(ctx, roleId, path);
      checkHolds(ctx, role.effectivePermissions, path);
      await grantRole(ctx, user!, role);
    }
    emit(ctx, staffDecided, { staffMemberId, decision: 'approved' });
    return { staffMemberId };
  });
}
