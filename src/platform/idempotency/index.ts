import type { Manifest } from '../manifest.ts';
import { forgetOldKeys } from './clean-up.job.ts';
import { IdempotencyRecord } from './idempotency-record.entity.ts';

export const idempotency: Manifest = {
  name: 'idempotency',
  entities: [IdempotencyRecord],
  jobs: [forgetOldKeys],
};
