import type { Manifest } from '../manifest.ts';
import { deleteOldEmails } from './delete-old-emails.job.ts';
import { deliverMail } from './deliver-mail.job.ts';
import { EmailMessage } from './email-message.entity.ts';
import { sealedMails } from './sealed-mails.ts';

export const mail: Manifest = {
  name: 'mail',
  entities: [EmailMessage],
  sealedColumns: [sealedMails],
  jobs: [deliverMail, deleteOldEmails],
};
