import type { Manifest } from '../manifest.ts';
import { deleteOldEmails } from './delete-old-emails.job.ts';
import { deleteOldMailFiles } from './delete-old-mail-files.job.ts';
import { deliverMail } from './deliver-mail.job.ts';
import { EmailMessage } from './email-message.entity.ts';

export const mail: Manifest = {
  name: 'mail',
  entities: [EmailMessage],
  jobs: [deliverMail, deleteOldEmails, deleteOldMailFiles],
};
