import { anyone, can, isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';
import { seesUser } from '../accounts/users/user.permissions.ts';
import { seesStaffMember } from './staff-member.permissions.ts';

export const staffPermissions: RuleTree = {
  Query: {
    staffMember: isAuthenticated,
    staffMembers: can('STAFF_VIEW'),
  },
  Mutation: {
    registerStaff: anyone,
    acceptInvitation: anyone,
    approveStaffMember: can('STAFF_APPROVE'),
    rejectStaffMember: can('STAFF_APPROVE'),
    suspendStaffMember: can('STAFF_APPROVE'),
    reinstateStaffMember: can('STAFF_APPROVE'),
    inviteStaffMember: can('STAFF_MANAGE'),
    resendInvitation: can('STAFF_MANAGE'),
    revokeInvitation: can('STAFF_MANAGE'),
    createStaffMember: can('STAFF_MANAGE'),
    updateStaffMember: can('STAFF_MANAGE'),
    deleteStaffMember: can('STAFF_MANAGE'),
    restoreStaffMember: can('STAFF_MANAGE'),
  },
  Subscription: {
    staffRegistrationReceived: can('STAFF_APPROVE'),
    staffMemberUpdated: can('STAFF_VIEW'),
  },
  User: { staffMember: seesUser },
  StaffMember: { email: seesStaffMember, invitation: seesStaffMember },
};
