import type { Manifest } from '../graphql/manifest.ts';
import { deliverMail } from './deliver-mail.job.ts';
import { EmailResolver } from './email.resolver.ts';
import { EmailMessage } from './email-message.entity.ts';
import { mailPermissions } from './mail.permissions.ts';

export const mail: Manifest = {
  name: 'mail',
  entities: [EmailMessage],
  resolvers: [EmailResolver],
  rules: mailPermissions,
  nodes: { email: { type: 'EmailMessage', field: 'email' } },
  jobs: [deliverMail],
};
