import { UserError } from '../../platform/lib/user-error.ts';
import type { StaffMember, StaffStatus } from './staff-member.entity.ts';

/**
 * The possible changes of a status. A rejected registration can become pending again, but cannot be approved directly: if
 * two people decide at the same time, the second one must get an error.
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

/** @throws UserError WRONG_STATUS, for example because somebody else has decided first */
export function checkCanBecome(
  member: Pick<StaffMember, 'name' | 'status'>,
  wanted: StaffStatus,
  from: readonly StaffStatus[],
): void {
  if (from.includes(member.status) && canBecome(member.status, wanted)) return;
  throw new UserError(
    'WRONG_STATUS',
    `${member.name} has the status ${member.status}. This is only possible with the status ${from.join(' or ')}.`,
    { path: ['staffMemberId'], status: member.status },
  );
}
