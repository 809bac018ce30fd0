import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { lockStaffMember } from '../lock-staff-member.ts';
import { invitationProblem } from '../staff.rules.ts';
import type { StaffMember } from '../staff-member.entity.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';

/** A staff member with their invitation, both locked. @throws UserError NOT_FOUND */
export async function lockInvitationOf(
  ctx: Context,
  staffMemberId: string,
): Promise<{ member: StaffMember; invitation: StaffInvitation }> {
  const member = await lockStaffMember(ctx, staffMemberId);
  const invitation = await findInvitationOf(ctx, staffMemberId);
  refuseIf(invitationProblem(member, invitation), ['staffMemberId']);
  return { member, invitation: invitation! };
}

/** The invitation of a locked staff member, locked too; null when there is none. */
export function findInvitationOf(ctx: Context, staffMemberId: string): Promise<StaffInvitation | null> {
  return ctx.em.findOne(
    StaffInvitation,
    { staffMember: staffMemberId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}
