import type { Context } from '../../platform/context/context.ts';
import { lockById } from '../../platform/database/saving.ts';
import { StaffMember } from './staff-member.entity.ts';

/** A staff member, locked until the end of the transaction. @throws UserError NOT_FOUND */
export function lockStaffMember(
  ctx: Context,
  id: string,
  options: { deleted?: boolean } = {},
): Promise<StaffMember> {
  return lockById(ctx, StaffMember, id, ['staffMemberId'], options);
}
