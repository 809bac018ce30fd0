import { defineEvent } from '../../platform/jobs/define-event.ts';

/** Orders of a closed day were changed. */
export const closedDayChanged = defineEvent<{ day: string }>('analytics.closed-day-changed');
