import { defineJob } from '../../../platform/jobs/define-job.ts';
import { userEmailChanged } from '../../accounts/accounts.events.ts';
import { emailKeyOf } from '../../accounts/email-address.ts';
import { EmailChange } from '../../accounts/email-change/email-change.entity.ts';
import { audit } from '../../audit/audit.ts';
import { StaffMember } from '../staff-member.entity.ts';

/** The staff member's address changes with the account's, unless somebody wrote down a different one. */
export const followEmailChange = defineJob({
  name: 'staff.follow-email-change',
  on: userEmailChanged,
  lane: 'mail',
  async run(ctx, { userId, emailChangeId }) {
    const change = await ctx.em.findOne(EmailChange, { id: emailChangeId });
    if (!change) return;
    const member = await ctx.em.findOne(StaffMember, { user: userId });
    if (!member?.email || emailKeyOf(member.email) !== emailKeyOf(change.oldEmail)) return;
    member.email = change.newEmail;
    audit(ctx, 'staff.updated', member, { actorId: userId });
  },
});
