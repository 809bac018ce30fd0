import { defineEvent } from '../../platform/jobs/define-event.ts';

export const staffRegistered = defineEvent<{ readonly staffMemberId: string }>('staff.registered');

/** Somebody decided about a staff member, who gets a mail about it. */
export const staffDecided = defineEvent<{
  readonly staffMemberId: string;
  readonly decision: 'approved' | 'rejected' | 'suspended' | 'reinstated';
}>('staff.decided');
