import type { Problem } from '../../platform/lib/problem.ts';
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

/** What somebody of each status is, after their name. */
export const staffInWords: Readonly<Record<StaffStatus, string>> = {
  PENDING: 'waits for a decision',
  REJECTED: 'was rejected',
  APPROVED: 'is approved',
  SUSPENDED: 'is suspended',
};

export function canBecome(status: StaffStatus, wanted: StaffStatus): boolean {
  return next[status].includes(wanted);
}

/** What stands against a change of status, for example that somebody else has decided first. */
export function becomeProblem(
  { name, status }: Named,
  wanted: StaffStatus,
  from: readonly StaffStatus[],
): Problem | null {
  if (from.includes(status) && canBecome(status, wanted)) return null;
  return {
    code: 'WRONG_STATUS',
    message: `${name} ${staffInWords[status]}. This is only possible for somebody who ${from.map(one => staffInWords[one]).join(' or ')}.`,
    details: { status },
  };
}

/** The status that a reinstated member gets: a rejected registration is decided again. */
export function reinstatedStatus({ status }: Pick<StaffMember, 'status'>): StaffStatus {
  return status === 'REJECTED' ? 'PENDING' : 'APPROVED';
}

/** Whether they worked here, so that their account goes with them. */
export function workedHere({ status }: Pick<StaffMember, 'status'>): boolean {
  return status === 'APPROVED' || status === 'SUSPENDED';
}

/** @param account the status of their account */
export function accountProblem({ name }: Named, account: string | undefined): Problem | null {
  if (account !== 'SUSPENDED') return null;
  return { code: 'WRONG_STATUS', message: `The account of ${name} is suspended. Reinstate it first.` };
}

export function invitationProblem({ name }: Named, invitation: object | null | undefined): Problem | null {
  return invitation ? null : { code: 'NOT_FOUND', message: `${name} has no invitation.` };
}

export function resendProblem({ name, status }: Named): Problem | null {
  if (status === 'APPROVED') return null;
  return { code: 'WRONG_STATUS', message: `${name} ${staffInWords[status]}. Reinstate them first.` };
}

export function revokedProblem({ revokedAt }: { readonly revokedAt: unknown }): Problem | null {
  return revokedAt === null ? null : { code: 'ALREADY_DONE', message: 'This invitation is already revoked.' };
}

type Named = Pick<StaffMember, 'name' | 'status'>;
