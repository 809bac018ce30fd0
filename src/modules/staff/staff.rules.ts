import { UserError } from '../../platform/lib/user-error.ts';
import type { StaffMember, StaffStatus } from './staff-member.entity.ts';

/**
 * What can become of a staff member. Who was turned down can be decided about again, but not by approving them: of two
 * who decide at once, one must be told that the other was first.
 */
const next: Readonly<Record<StaffStatus, readonly StaffStatus[]>> = {
  PENDING: ['APPROVED', 'REJECTED'],
  REJECTED: ['PENDING'],
  APPROVED: ['SUSPENDED'],
  SUSPENDED: ['APPROVED'],
};

export function canBecome(status: StaffStatus, wanted: StaffStatus): boolean {
  return next[status].includes(wanted);
}

/** @throws UserError WRONG_STATUS, which says who stands where, for instance because somebody else was quicker */
export function checkCanBecome(
  member: Pick<StaffMember, 'name' | 'status'>,
  wanted: StaffStatus,
  from: readonly StaffStatus[],
): void {
  if (from.includes(member.status) && canBecome(member.status, wanted)) return;
  throw new UserError(
    'WRONG_STATUS',
    `${member.name} is ${member.status}; this is possible only for those who are ${from.join(' or ')}.`,
    { path: ['staffMemberId'], status: member.status },
  );
}
