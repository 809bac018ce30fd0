import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { audit } from '../audit/audit.ts';
import { lockStaffMember } from './lock-staff-member.ts';
import type { DeleteStaffMemberInput } from './staff.inputs.ts';
import { suspendAccountOf } from './suspend-account.ts';

/**
 * Removes somebody who no longer works here. Their account is suspended; what they sold and made stays theirs.
 * @throws UserError NOT_FOUND, BEYOND_OWN_PERMISSIONS, LAST_ADMIN
 */
export async function deleteStaffMember(
  ctx: Context,
  { staffMemberId }: DeleteStaffMemberInput,
): Promise<{ deletedStaffMemberId: string }> {
  return inTransaction(ctx, async ctx => {
    const member = await lockStaffMember(ctx, staffMemberId);
    member.deletedAt = ctx.clock.now();
    audit(ctx, 'staff.deleted', member);
    // Who was never let in keeps the account, so that a restored registration can still be decided about.
    const workedHere = member.status === 'APPROVED' || member.status === 'SUSPENDED';
    if (member.user && workedHere) {
      member.status = 'SUSPENDED';
      await suspendAccountOf(ctx, member);
    }
    return { deletedStaffMemberId: staffMemberId };
  });
}
