import { defineEvent } from '../../platform/jobs/define-event.ts';

export const staffRegistered = defineEvent<{ readonly staffMemberId: string }>('staff.registered');

/** Somebody was invited, or their invitation is to be sent again. */
export const staffInvited = defineEvent<{ readonly invitationId: string }>('staff.invited');

/** Somebody decided about a staff member, who gets a mail about it. */
export const staffDecided = defineEvent<{
  readonly staffMemberId: string;
  readonly decision: 'approved' | 'rejected' | 'suspended' | 'reinstated';
}>('staff.decided');
