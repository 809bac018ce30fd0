import { defineJob } from '../../../platform/jobs/define-job.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { holdersOf } from '../../accounts/users/holders-of.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import {
  staffApprovedMail,
  staffRegisteredMail,
  staffReinstatedMail,
  staffRejectedMail,
  staffSuspendedMail,
} from '../mails/staff.mails.ts';
import { staffDecided, staffRegistered } from '../staff.events.ts';
import { StaffMember } from '../staff-member.entity.ts';

export const notifyApprovers = defineJob({
  name: 'staff.tell-approvers',
  on: staffRegistered,
  lane: 'mail',
  async run(ctx, { staffMemberId }) {
    const member = await ctx.em.findOne(StaffMember, { id: staffMemberId });
    if (member?.status !== 'PENDING') return;
    for (const holder of await holdersOf(ctx, 'STAFF_APPROVE'))
      await queueMail(ctx, staffRegisteredMail(holder, member), {
        recipientId: holder.id,
        aboutId: member.id,
      });
  },
});

export const mailDecision = defineJob({
  name: 'staff.tell-of-decision',
  on: staffDecided,
  lane: 'mail',
  async run(ctx, { staffMemberId, decision }) {
    const member = await ctx.em.findOne(StaffMember, { id: staffMemberId });
    if (!member?.email) return;
    // The rejection was undone before this mail could be sent.
    if (decision === 'rejected' && member.status !== 'REJECTED') return;
    const to = { name: member.name, email: member.email };
    const { storeName } = await readSettings(ctx);
    const mails: Record<typeof decision, () => Mail> = {
      approved: () => staffApprovedMail(to, storeName),
      rejected: () => staffRejectedMail(to, storeName, member.rejectionReason ?? ''),
      suspended: () => staffSuspendedMail(to, storeName),
      reinstated: () => staffReinstatedMail(to, storeName),
    };
    await queueMail(ctx, mails[decision](), { recipientId: member.id });
  },
});
