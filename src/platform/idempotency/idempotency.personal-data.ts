import { sql } from '../database/sql.ts';
import { definePersonalData } from '../personal-data/define-personal-data.ts';
import { IdempotencyRecord } from './idempotency-record.entity.ts';

/** The keys of their requests. The hashes say nothing to anybody. */
export const idempotencyData = definePersonalData({
  section: 'idempotencyKeys',
  entity: IdempotencyRecord,
  where: ({ userId }) => sql`t.actor_id = ${userId}`,
  omit: ['actorId', 'inputHash'],
});
