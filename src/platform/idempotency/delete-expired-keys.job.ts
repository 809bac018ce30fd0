import { defineJob } from '../jobs/define-job.ts';
import { IdempotencyRecord } from './idempotency-record.entity.ts';

/** No client repeats a request after this long. */
const keepMs = 30 * 24 * 60 * 60 * 1_000;

export const deleteExpiredKeys = defineJob({
  name: 'idempotency.forget-old-keys',
  every: '1d',
  async run(ctx) {
    const before = new Date(ctx.clock.now().getTime() - keepMs);
    await ctx.em.nativeDelete(IdempotencyRecord, { createdAt: { $lt: before } });
  },
});
