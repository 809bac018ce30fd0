import type { Manifest } from '../graphql/manifest.ts';
import { DeadJobResolver } from './dead-job.resolver.ts';
import { JobSchedule } from './job-schedule.entity.ts';
import { outboxPermissions } from './outbox.permissions.ts';
import { QueuedJob } from './queued-job.entity.ts';

export const outbox: Manifest = {
  name: 'outbox',
  entities: [QueuedJob, JobSchedule as never],
  resolvers: [DeadJobResolver],
  rules: outboxPermissions,
};
