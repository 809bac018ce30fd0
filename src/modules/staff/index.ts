import type { Manifest } from '../../platform/manifest.ts';
import { createDemoStaff } from './demo/create-demo-staff.ts';
import { staffMembersExport } from './exports/staff-members.export.ts';
import { InvitationResolver, StaffInvitationResolver } from './invitations/invitation.resolver.ts';
import { StaffInvitation } from './invitations/staff-invitation.entity.ts';
import { eraseStaff } from './jobs/erase-staff.job.ts';
import { followEmailChange } from './jobs/follow-email-change.job.ts';
import { mailInvitation } from './jobs/mail-invitation.job.ts';
import { mailDecision, notifyApprovers } from './jobs/staff.jobs.ts';
import { staffImport } from './staff.import.ts';
import { staffChanged, staffRegistration } from './staff.live.ts';
import { staffPermissions } from './staff.permissions.ts';
import { staffData } from './staff.personal-data.ts';
import { StaffSubscriptionResolver } from './staff.subscription.resolver.ts';
import { StaffMember } from './staff-member.entity.ts';
import { StaffMemberResolver } from './staff-member.resolver.ts';
import { UserStaffMemberResolver } from './user-staff-member.resolver.ts';

export const staff: Manifest = {
  name: 'staff',
  entities: [StaffMember, StaffInvitation],
  resolvers: [
    StaffMemberResolver,
    InvitationResolver,
    StaffInvitationResolver,
    StaffSubscriptionResolver,
    UserStaffMemberResolver,
  ],
  liveTopics: [staffRegistration, staffChanged],
  rules: staffPermissions,
  nodes: { staff: { type: 'StaffMember', field: 'staffMember' } },
  personalData: [staffData],
  jobs: [notifyApprovers, mailDecision, mailInvitation, followEmailChange, eraseStaff],
  imports: [staffImport],
  exports: [staffMembersExport],
  demo: createDemoStaff,
};
