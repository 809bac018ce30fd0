import { defineEvent } from '../jobs/define-event.ts';

export const mailQueued = defineEvent<{ emailId: string }>('mail.queued');
