import { defineJob } from '../../../platform/jobs/define-job.ts';
import { randomCode } from '../../../platform/lib/random-code.ts';
import { eraseEmails } from '../../../platform/mail/erase-emails.ts';
import { userAnonymized } from '../../accounts/accounts.events.ts';
import { audit } from '../../audit/audit.ts';
import { eraseAuditDetails } from '../../audit/erase-audit-details.ts';
import { StaffMember } from '../staff-member.entity.ts';

const erasedName = 'Former staff member';

/** Erases the staff member of an erased account. Their sales and production records stay, under a neutral name. */
export const eraseStaff = defineJob({
  name: 'staff.erase',
  on: userAnonymized,
  lane: 'exports',
  async run(ctx, { userId }) {
    const member = await ctx.em.findOne(StaffMember, { user: userId }, { filters: { notDeleted: false } });
    if (!member) return;
    // People often derive the code from the name.
    if (member.name !== erasedName) member.code = randomCode('S');
    member.name = erasedName;
    member.email = null;
    member.jobTitle = null;
    member.hiredOn = null;
    member.rejectionReason = null;
    await ctx.em.flush();
    await eraseEmails(ctx, { addresses: [], ids: [member.id] });
    // The target is not the entity, so that the entry has no changes, which would repeat what is erased here.
    const erasure = audit(ctx, 'user.anonymized', { type: 'StaffMember', id: member.id });
    await eraseAuditDetails(ctx, { targetIds: [member.id], actorId: null }, erasure);
  },
});
