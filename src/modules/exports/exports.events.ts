import { defineEvent } from '../../platform/jobs/define-event.ts';

export const exportRequested = defineEvent<{ readonly exportId: string }>('export.requested');
