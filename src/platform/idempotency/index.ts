import type { Manifest } from '../manifest.ts';
import { deleteExpiredKeys } from './delete-expired-keys.job.ts';
import { idempotencyData } from './idempotency.personal-data.ts';
import { IdempotencyRecord } from './idempotency-record.entity.ts';

export const idempotency: Manifest = {
  name: 'idempotency',
  entities: [IdempotencyRecord],
  personalData: [idempotencyData],
  jobs: [deleteExpiredKeys],
};
