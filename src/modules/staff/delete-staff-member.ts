import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { audit } from '../audit/audit.ts';
import { deleteInvitationOf } from './invitations/end-invitation.ts';
import { lockStaffMember } from './lock-staff-member.ts';
import type { DeleteStaffMemberInput } from './staff.inputs.ts';
import { workedHere } from './staff.rules.ts';
import { suspendAccountOf } from './suspend-account.ts';

/**
 * Deletes a staff member who no longer works here. Their account is suspended; their sales and production records stay.
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
    await deleteInvitationOf(ctx, staffMemberId);
    // A registration that was never approved keeps its account, so that it can still be decided about when restored.
    if (member.user && workedHere(member)) {
      member.status = 'SUSPENDED';
      await suspendAccountOf(ctx, member);
    }
    return { deletedStaffMemberId: staffMemberId };
  });
}
