import { EmailResolver } from '../../modules/operations/email.resolver.ts';
import { mailPermissions } from '../../modules/operations/operations.permissions.ts';
import type { Manifest } from '../manifest.ts';
import { deliverMail } from './deliver-mail.job.ts';
import { EmailMessage } from './email-message.entity.ts';

export const mail: Manifest = {
  name: 'mail',
  entities: [EmailMessage],
  resolvers: [EmailResolver],
  rules: mailPermissions,
  nodes: { email: { type: 'EmailMessage', field: 'email' } },
  jobs: [deliverMail],
};
