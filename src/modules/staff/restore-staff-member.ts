import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { checkDeleted } from '../../platform/database/saving.ts';
import { audit } from '../audit/audit.ts';
import { lockStaffMember } from './lock-staff-member.ts';
import type { RestoreStaffMemberInput } from './staff.inputs.ts';

/** Restores a deleted staff member. If they have an account, they stay suspended until they are reinstated. @throws UserError NOT_FOUND, NOT_DELETED */
export async function restoreStaffMember(
  ctx: Context,
  { staffMemberId }: RestoreStaffMemberInput,
): Promise<{ staffMemberId: string }> {
  return inTransaction(ctx, async ctx => {
    const member = await lockStaffMember(ctx, staffMemberId, { deleted: true });
    checkDeleted(member, 'staff member', ['staffMemberId']);
    member.deletedAt = null;
    audit(ctx, 'staff.restored', member);
    return { staffMemberId };
  });
}
