import type { Context } from '../../platform/context/context.ts';
import { lockById } from '../../platform/database/saving.ts';
import { publishStaffMember } from './publish-staff-member.ts';
import { StaffMember } from './staff-member.entity.ts';

/** A staff member, locked until the end of the transaction, whose change is then published. @throws UserError NOT_FOUND */
export async function lockStaffMember(
  ctx: Context,
  id: string,
  options: { deleted?: boolean } = {},
): Promise<StaffMember> {
  const member = await lockById(ctx, StaffMember, id, ['staffMemberId'], options);
  publishStaffMember(ctx, member);
  return member;
}
