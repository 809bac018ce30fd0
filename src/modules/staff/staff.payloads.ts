import { deletedId, payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { readStaffMember } from './staff.queries.ts';
import { StaffMember } from './staff-member.entity.ts';

export const staffMember = readAgain('staffMember', () => StaffMember, readStaffMember);

export const RegisterStaffPayload = payloadOf('registerStaff', staffMember);
export const ApproveStaffMemberPayload = payloadOf('approveStaffMember', staffMember);
export const RejectStaffMemberPayload = payloadOf('rejectStaffMember', staffMember);
export const SuspendStaffMemberPayload = payloadOf('suspendStaffMember', staffMember);
export const ReinstateStaffMemberPayload = payloadOf('reinstateStaffMember', staffMember);
export const CreateStaffMemberPayload = payloadOf('createStaffMember', staffMember);
export const UpdateStaffMemberPayload = payloadOf('updateStaffMember', staffMember);
export const DeleteStaffMemberPayload = payloadOf('deleteStaffMember', deletedId('staffMember'));
export const RestoreStaffMemberPayload = payloadOf('restoreStaffMember', staffMember);
