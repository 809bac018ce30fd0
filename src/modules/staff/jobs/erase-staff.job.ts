import { defineJob } from '../../../platform/jobs/define-job.ts';
import { userAnonymized } from '../../accounts/accounts.events.ts';
import { audit } from '../../audit/audit.ts';
import { eraseAuditDetails } from '../../audit/erase-audit-details.ts';
import { StaffMember } from '../staff-member.entity.ts';

/** Follows the erasure of an account: what they sold and made stays, under a name that is nobody's. */
export const eraseStaff = defineJob({
  name: 'staff.erase',
  on: userAnonymized,
  async run(ctx, { userId }) {
    const member = await ctx.em.findOne(StaffMember, { user: userId }, { filters: { notDeleted: false } });
    if (!member) return;
    member.name = 'Former staff member';
    member.email = null;
    member.rejectionReason = null;
    await ctx.em.flush();
    // Without the changes, which would repeat what is erased here.
    const erasure = audit(ctx, 'user.anonymized', { type: 'StaffMember', id: member.id });
    await eraseAuditDetails(ctx, { targetIds: [member.id], actorId: null }, erasure);
  },
});
