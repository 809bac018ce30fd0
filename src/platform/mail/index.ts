import type { Manifest } from '../manifest.ts';
import { deleteOldEmails } from './delete-old-emails.job.ts';
import { deleteOldMailFiles } from './delete-old-mail-files.job.ts';
import { deliverMail } from './deliver-mail.job.ts';
import { EmailMessage } from './email-message.entity.ts';
import { mailMetrics } from './mail.metrics.ts';
import { mailData } from './mail.personal-data.ts';
import { sealedMails } from './sealed-mails.ts';

export const mail: Manifest = {
  name: 'mail',
  entities: [EmailMessage],
  personalData: [mailData],
  sealedColumns: [sealedMails],
  jobs: [deliverMail, deleteOldEmails, deleteOldMailFiles],
  metrics: mailMetrics,
};
