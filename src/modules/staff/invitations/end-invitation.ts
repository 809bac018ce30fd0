import type { Context } from '../../../platform/context/context.ts';
import { findInvitationOf } from './lock-invitation.ts';
import { revoke } from './revoke-invitation.ts';

/** Revokes the invitation of a locked staff member who is suspended, if there is one. It can be sent again. */
export async function suspendInvitationOf(ctx: Context, staffMemberId: string): Promise<void> {
  const invitation = await findInvitationOf(ctx, staffMemberId);
  if (invitation) revoke(ctx, invitation);
}

/** Deletes the invitation of a locked staff member who needs none any more, if there is one. Its address is free then. */
export async function deleteInvitationOf(ctx: Context, staffMemberId: string): Promise<void> {
  const invitation = await findInvitationOf(ctx, staffMemberId);
  if (invitation) ctx.em.remove(invitation);
}
