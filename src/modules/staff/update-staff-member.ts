import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { guardReference } from '../../platform/database/guard.ts';
import { checkVersion, flushUnique, trimmedFields } from '../../platform/database/saving.ts';
import { User } from '../accounts/users/user.entity.ts';
import { audit } from '../audit/audit.ts';
import { duplicatesOf } from './create-staff-member.ts';
import { deleteInvitationOf } from './invitations/end-invitation.ts';
import { lockStaffMember } from './lock-staff-member.ts';
import type { UpdateStaffMemberInput } from './staff.inputs.ts';
import { StaffMember } from './staff-member.entity.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, CODE_TAKEN, ALREADY_DONE */
export async function updateStaffMember(
  ctx: Context,
  { staffMemberId, version, userId, ...details }: UpdateStaffMemberInput,
): Promise<{ staffMemberId: string }> {
  return inTransaction(ctx, async ctx => {
    const member = await lockStaffMember(ctx, staffMemberId);
    checkVersion(member, version);
    const user = await guardReference(ctx, User, userId, ['userId']);
    Object.assign(member, trimmedFields(details));
    if (user !== undefined) member.user = user;
    if (user) await deleteInvitationOf(ctx, staffMemberId);
    audit(ctx, 'staff.updated', member);
    await flushUnique(ctx, StaffMember, duplicatesOf(member));
    return { staffMemberId };
  });
}
