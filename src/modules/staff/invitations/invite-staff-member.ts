import { isAllowed } from '../../../platform/authorization/actor.ts';
import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { query } from '../../../platform/database/rows.ts';
import { flushUnique } from '../../../platform/database/saving.ts';
import { sql } from '../../../platform/database/sql.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { randomCode } from '../../../platform/lib/random-code.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { emailKeyOf } from '../../accounts/email-address.ts';
import { countRequest } from '../../accounts/throttled.ts';
import { audit } from '../../audit/audit.ts';
import { guardRolesToGive } from '../guard-roles-to-give.ts';
import { publishStaffMember } from '../publish-staff-member.ts';
import { staffInvited } from '../staff.events.ts';
import { StaffMember } from '../staff-member.entity.ts';
import type { InviteStaffMemberInput } from './invitation.inputs.ts';
import { invitationLifetimeMs } from './invitation.rules.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';

/**
 * Creates an approved staff member and invites them by mail to an account with these roles. Whether the address has an
 * account already shows only in the mail.
 * @throws UserError NOT_FOUND, BEYOND_OWN_PERMISSIONS, ALREADY_DONE for an address that is invited or, to those who may see
 * the staff, belongs to one of them
 * @throws RATE_LIMITED
 */
export async function inviteStaffMember(
  ctx: Context,
  { email, name, jobTitle, roleIds }: InviteStaffMemberInput,
): Promise<{ staffMemberId: string }> {
  const userId = requireUserId(ctx);
  const emailKey = emailKeyOf(email);
  await countRequest(ctx, 'mail', `invitation:${emailKey}`);
  return inTransaction(ctx, async ctx => {
    const roles = await guardRolesToGive(ctx, roleIds);
    if (isAllowed(ctx.actor, 'STAFF_VIEW')) await checkNotStaff(ctx, emailKey);
    const now = ctx.clock.now();
    const member = create(ctx, StaffMember, {
      code: randomCode('S'),
      name: name.trim(),
      email: email.trim(),
      jobTitle: jobTitle?.trim() ?? null,
      status: 'APPROVED',
      approvedBy: userId,
      approvedAt: now,
    });
    publishStaffMember(ctx, member);
    const invitation = create(ctx, StaffInvitation, {
      staffMember: member,
      email: email.trim(),
      emailKey,
      roleIds: roles.map(({ id }) => id),
      invitedBy: userId,
      invitedAt: now,
      expiresAt: new Date(now.getTime() + invitationLifetimeMs),
    });
    audit(ctx, 'staff.invited', member, { details: { roles: roles.map(role => role.name) } });
    await flushUnique(ctx, StaffInvitation, { email_key: alreadyInvited });
    emit(ctx, staffInvited, { invitationId: invitation.id });
    return { staffMemberId: member.id };
  });
}

/** @throws UserError ALREADY_DONE when a staff member's account has confirmed the address */
async function checkNotStaff(ctx: Context, emailKey: string): Promise<void> {
  const [member] = await query<{ name: string; deletedAt: unknown }>(
    ctx,
    sql`/* staff.memberWithAddress */ select s.name, s.deleted_at as deletedAt from user as u join staff_member as s on s.user_id = u.id where u.verified_email_key = ${emailKey}`,
  );
  if (!member) return;
  throw new UserError(
    'ALREADY_DONE',
    member.deletedAt === null
      ? `This is the address of ${member.name}, who is a staff member already.`
      : `This is the address of ${member.name}, a deleted staff member. Restore and reinstate them instead.`,
    { path: ['email'] },
  );
}

function alreadyInvited(): UserError {
  return new UserError(
    'ALREADY_DONE',
    'This address is invited already. Send that invitation again with `resendInvitation`, or delete its staff member.',
    { path: ['email'] },
  );
}
