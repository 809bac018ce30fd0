import type { Viewer } from '../session/session-context.ts';

/** Whether somebody is signed in who has no work in the back office, or not yet. */
export function isWaiting({ staffMember, permissions }: Viewer): boolean {
  if (staffMember && staffMember.status !== 'APPROVED') return true;
  return permissions.length === 0 && !staffMember;
}
