import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { startWorker, type Worker } from '../../../src/platform/jobs/worker.ts';
import { happened, leaveEffect, TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({}, { logLevel: 'silent' });

let outbox: TestOutbox;
let worker: Worker | undefined;
const effect = defineJob({
  name: 'test.effect',
  on: happened,
  run: (ctx, { n }) => leaveEffect(ctx, n),
});

beforeEach(async () => {
  outbox = new TestOutbox(platform(), [effect]);
  await outbox.clear();
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

describe('the worker', () => {
  it('does what waits when it starts', async () => {
    await outbox.happen(1, 2, 3, 4, 5, 6, 7, 8, 9);
    worker = startWorker(outbox.services, outbox.log);
    await vi.waitFor(async () => expect(await outbox.jobs()).toEqual([]), 5_000);
    expect(await outbox.effects()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('is woken by what its own process emits', async () => {
    const { database } = platform();
    const hasLooked = new Promise<void>(resolve => {
      database.observe = text => text.includes('jobs.due') && resolve();
    });
    worker = startWorker(outbox.services, outbox.log);
    await hasLooked;
    database.observe = undefined;
    const start = performance.now();
    await outbox.happen(1);
    await vi.waitFor(async () => expect(await outbox.effects()).toEqual([1]), { interval: 10 });
    expect(performance.now() - start).toBeLessThan(700);
  });

  it('lets what it has begun finish when it is stopped, and begins nothing more', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const slow = defineJob({
      name: 'test.slow',
      on: happened,
      transactional: false,
      async run() {
        begin();
        await gate;
      },
      done: (ctx, { n }) => leaveEffect(ctx, n),
    });
    outbox = new TestOutbox(platform(), [slow]);
    await outbox.happen(1);
    const stopping = startWorker(outbox.services, outbox.log);
    await begun;
    let hasStopped = false;
    const stopped = stopping.stop().then(() => {
      hasStopped = true;
    });
    await outbox.happen(2);
    await outbox.effects();
    expect(hasStopped).toBe(false);
    open();
    await stopped;
    expect(await outbox.effects()).toEqual([1]);
    expect(await outbox.jobs()).toHaveLength(1);
  });

  it('goes on after the database was away', async () => {
    const { database } = outbox.services;
    const run = database.run.bind(database);
    let failures = 0;
    database.run = (...args) => {
      if (failures >= 2) return run(...args) as never;
      failures++;
      return Promise.reject(new Error('gone away'));
    };
    worker = startWorker(outbox.services, outbox.log);
    await vi.waitFor(() => expect(failures).toBe(2), 5_000);
    database.run = run;
    await outbox.happen(1);
    await vi.waitFor(async () => expect(await outbox.effects()).toEqual([1]), 5_000);
  });
});
