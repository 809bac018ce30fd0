import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { query } from '../../../src/platform/database/rows.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { defineJob, type Job } from '../../../src/platform/jobs/define-job.ts';
import { queueDueSchedules } from '../../../src/platform/jobs/queue-due-schedules.ts';
import { startWorker } from '../../../src/platform/jobs/worker.ts';
import { happened, leaveEffect, TestOutbox } from '../../kit/outbox.ts';
import { startPlatform, type TestPlatform, usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({}, { logLevel: 'silent' });
let second: TestPlatform;

beforeAll(async () => {
  second = await startPlatform({}, platform().config, platform().clock);
});
afterAll(() => second.close());
beforeEach(() => outboxes([])[0].clear());

/** The outboxes of two processes, as far as the database can tell: each has connections of its own. */
function outboxes(jobs: readonly Job[]): [TestOutbox, TestOutbox] {
  return [new TestOutbox(platform(), jobs), new TestOutbox(second, jobs)];
}

const oneToTwoHundred = Array.from({ length: 200 }, (_, index) => index + 1);

describe('two workers on one database', () => {
  it.each([true, false])(
    'do each of 200 jobs exactly once between them (transactional: %s)',
    async transactional => {
      const done = new Map<unknown, number>();
      const job = defineJob({
        name: 'test.effect',
        on: happened,
        transactional,
        async run(ctx, { n }) {
          const { db } = ctx.database;
          done.set(db, (done.get(db) ?? 0) + 1);
          if (transactional) await leaveEffect(ctx, n);
          else await sleep(1);
        },
        async done(ctx, { n }) {
          if (!transactional) await leaveEffect(ctx, n);
        },
      });
      const [left, right] = outboxes([job]);
      await left.happen(...oneToTwoHundred);
      const workers = [left, right].map(outbox => startWorker(outbox.services, outbox.log));
      await vi.waitFor(async () => expect(await left.jobs()).toEqual([]), { timeout: 20_000, interval: 50 });
      await Promise.all(workers.map(worker => worker.stop()));
      expect(await left.effects()).toEqual(oneToTwoHundred);
      const shares = [...done.values()];
      expect(shares).toHaveLength(2);
      expect(shares.reduce((sum, share) => sum + share)).toBe(200);
    },
  );

  it('do each job once also while more are added and some fail', async () => {
    const failedOnce = new Set<number>();
    const job = defineJob({
      name: 'test.effect',
      on: happened,
      async run(ctx, { n }) {
        await leaveEffect(ctx, n);
        if (n % 10 !== 0 || failedOnce.has(n)) return;
        failedOnce.add(n);
        throw new Error('not now');
      },
    });
    const [left, right] = outboxes([job]);
    const workers = [left, right].map(outbox => startWorker(outbox.services, outbox.log));
    for (let start = 0; start < 200; start += 20) {
      const numbers = oneToTwoHundred.slice(start, start + 20);
      await Promise.all(numbers.map((n, index) => [left, right][index % 2]!.happen(n)));
    }
    // The last of them may still be running when only those that fail are left.
    await vi.waitFor(
      async () => expect((await left.jobs()).map(row => row.last_error)).toEqual(Array(20).fill('not now')),
      { timeout: 20_000 },
    );
    platform().clock.advance(10_000);
    await vi.waitFor(async () => expect(await left.jobs()).toEqual([]), { timeout: 20_000 });
    await Promise.all(workers.map(worker => worker.stop()));
    expect(await left.effects()).toEqual(oneToTwoHundred);
  });

  it('leave a job alone whose transaction is still open, however long after its lease', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const job = defineJob({
      name: 'test.long',
      on: happened,
      async run(ctx, { n }) {
        await leaveEffect(ctx, n);
        begin();
        await gate;
      },
    });
    const [left, right] = outboxes([job]);
    await left.happen(1);
    const long = left.run();
    await begun;
    platform().clock.advance(3_600_000);
    expect(await right.run()).toBe(0);
    open();
    expect(await long).toBe(1);
    expect(await left.effects()).toEqual([1]);
    expect(await left.jobs()).toEqual([]);
  });

  it('queue a recurring job once for each slot', async () => {
    const job = defineJob({ name: 'test.every-minute', every: '1m', run: ctx => leaveEffect(ctx, 1) });
    const both = outboxes([job]);
    for (let minute = 1; minute <= 10; minute++) {
      await Promise.all([...both, ...both].map(outbox => queueDueSchedules(outbox.context())));
      expect(await both[0].jobs()).toHaveLength(1);
      await Promise.all(both.map(outbox => outbox.run()));
      platform().clock.advance(60_000);
    }
    expect(await both[0].effects()).toHaveLength(10);
  });

  it('make nobody wait who adds a job while they look for one', async () => {
    const job = defineJob({ name: 'test.effect', on: happened, run: async () => {} });
    const [left, right] = outboxes([job]);
    await left.happen(1, 2, 3);
    await right.services.database.fork().transactional(async em => {
      const text = 'select id from job for update';
      await right.services.database.runWithin(em, { text, values: [] });
      // The other one skips what is locked, and does not wait for it.
      expect(await left.run()).toBe(0);
    });
    expect(await query(left.context(), sql`select id from job`)).toHaveLength(3);
    expect(await left.run()).toBe(3);
  });
});
