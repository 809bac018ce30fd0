import { DeadJobResolver } from '../../modules/operations/dead-job.resolver.ts';
import { outboxPermissions } from '../../modules/operations/dead-jobs.permissions.ts';
import type { Manifest } from '../manifest.ts';
import { JobSchedule } from './job-schedule.entity.ts';
import { QueuedJob } from './queued-job.entity.ts';

export const outbox: Manifest = {
  name: 'outbox',
  entities: [QueuedJob, JobSchedule as never],
  resolvers: [DeadJobResolver],
  rules: outboxPermissions,
};
