import type { Context } from '../../../platform/context/context.ts';
import { hashOfToken } from '../../../platform/lib/secret-token.ts';
import { tokenInvalid } from '../../accounts/tokens/user-tokens.ts';
import type { StaffMember } from '../staff-member.entity.ts';
import { isOpen } from './invitation.rules.ts';
import { lockInvitationOf } from './lock-invitation.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';

/** The invitation that a token was mailed with. @throws UserError TOKEN_INVALID when it is unknown, expired, or revoked */
export async function findInvitation(ctx: Context, token: string): Promise<StaffInvitation> {
  const found = await ctx.em.findOne(StaffInvitation, { tokenHash: hashOfToken(token) });
  if (!found || !isOpen(found, ctx.clock.now())) throw tokenInvalid();
  return found;
}

/** The same, locked with its staff member, who still works here and has no account. @throws UserError TOKEN_INVALID */
export async function lockInvitation(
  ctx: Context,
  token: string,
): Promise<{ member: StaffMember; invitation: StaffInvitation }> {
  const { staffMember } = await findInvitation(ctx, token);
  const { member, invitation } = await lockInvitationOf(ctx, staffMember.id);
  const isGood = invitation.tokenHash === hashOfToken(token) && isOpen(invitation, ctx.clock.now());
  if (!isGood || member.status !== 'APPROVED' || member.user !== null) throw tokenInvalid();
  return { member, invitation };
}
