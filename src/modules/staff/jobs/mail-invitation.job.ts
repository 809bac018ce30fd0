import { defineJob } from '../../../platform/jobs/define-job.ts';
import { hashOfToken, newSecretToken } from '../../../platform/lib/secret-token.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { findAccounts } from '../../accounts/users/find-account.ts';
import { User } from '../../accounts/users/user.entity.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { isOpen } from '../invitations/invitation.rules.ts';
import { StaffInvitation } from '../invitations/staff-invitation.entity.ts';
import { invitationMail } from '../mails/invitation.mails.ts';
import { staffInvited } from '../staff.events.ts';
import { StaffMember } from '../staff-member.entity.ts';

/** Mails the link of an invitation. The token exists in the mail only. */
export const mailInvitation = defineJob({
  name: 'staff.mail-invitation',
  on: staffInvited,
  lane: 'mail',
  async run(ctx, { invitationId }) {
    const invitation = await ctx.em.findOne(StaffInvitation, { id: invitationId });
    if (!invitation || !isOpen(invitation, ctx.clock.now())) return;
    const { confirmed } = await findAccounts(ctx.em, invitation.email);
    // Somebody who may not see the staff invited one of them. To accept it would be refused.
    if (confirmed && (await ctx.em.count(StaffMember, { user: confirmed.id })) > 0) return;
    const member = await ctx.em.findOneOrFail(StaffMember, { id: invitation.staffMember.id });
    const inviter = await ctx.em.findOne(User, { id: invitation.invitedBy.id });
    const { storeName } = await readSettings(ctx);
    const token = newSecretToken();
    invitation.tokenHash = hashOfToken(token);
    const mail = invitationMail(
      { name: member.name, email: invitation.email },
      { storeName, inviterName: inviter?.name ?? storeName, hasAccount: confirmed !== null },
      ctx.services.config,
      token,
    );
    await queueMail(ctx, mail, { recipientId: member.id });
  },
});
