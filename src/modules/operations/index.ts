import { QueuedJob } from '../../platform/jobs/queued-job.entity.ts';
import type { Manifest } from '../../platform/manifest.ts';
import { deadJobById } from './dead-job.queries.ts';
import { DeadJobResolver } from './dead-job.resolver.ts';
import { EmailResolver } from './email.resolver.ts';
import { operationsPermissions } from './operations.permissions.ts';

/** The admin API of the platform's background work: mails and jobs. */
export const operations: Manifest = {
  name: 'operations',
  resolvers: [EmailResolver, DeadJobResolver],
  rules: operationsPermissions,
  nodes: {
    email: { type: 'EmailMessage', field: 'email' },
    [QueuedJob.idPrefix]: { type: 'DeadJob', read: deadJobById },
  },
};
