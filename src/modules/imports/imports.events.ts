import { defineEvent } from '../../platform/jobs/define-event.ts';

export const importRequested = defineEvent<{ readonly importId: string }>('import.requested');
