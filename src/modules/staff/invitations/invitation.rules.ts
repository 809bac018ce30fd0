import type { StaffInvitation } from './staff-invitation.entity.ts';

/** How long the link in the mail works. */
export const invitationLifetimeMs = 7 * 24 * 60 * 60 * 1_000;

type Dates = Pick<StaffInvitation, 'expiresAt' | 'revokedAt'>;

export function isOpen({ expiresAt, revokedAt }: Dates, now: Date): boolean {
  return revokedAt === null && expiresAt > now;
}
