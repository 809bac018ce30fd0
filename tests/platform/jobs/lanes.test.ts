import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { defineJob, type JobNeeds } from '../../../src/platform/jobs/define-job.ts';
import { emit } from '../../../src/platform/jobs/emit.ts';
import { lanes } from '../../../src/platform/jobs/lanes.ts';
import { Slots } from '../../../src/platform/jobs/slots.ts';
import { startWorker, type Worker } from '../../../src/platform/jobs/worker.ts';
import { alsoHappened, happened, leaveEffect, TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform();
let worker: Worker | undefined;

/** A job that holds its slot until the gate opens. */
function held(name: string, on: typeof happened, needs: JobNeeds, gate: Promise<void>, running: string[]) {
  return defineJob({
    name,
    on,
    ...needs,
    transactional: false,
    async run() {
      running.push(name);
      await gate;
    },
    done: (ctx, { n }) => leaveEffect(ctx, n),
  });
}

let open: () => void;
let gate: Promise<void>;

beforeEach(() => {
  ({ promise: gate, resolve: open } = Promise.withResolvers<void>());
});
afterEach(async () => {
  open();
  await worker?.stop();
  worker = undefined;
});

describe('a lane', () => {
  it('that is full holds up no other lane', async () => {
    const running: string[] = [];
    const stuck = held('test.stuck', happened, { lane: 'exports' }, gate, running);
    const quick = defineJob({
      name: 'test.quick',
      on: alsoHappened,
      run: (ctx, { n }) => leaveEffect(ctx, n),
    });
    const outbox = await TestOutbox.cleared(platform(), [stuck, quick]);
    await outbox.happen(...Array.from({ length: lanes.exports + 2 }, (_, n) => n));
    worker = startWorker(outbox.services, outbox.log);
    await vi.waitFor(() => expect(running).toHaveLength(lanes.exports));
    await inTransaction(outbox.context(), async ctx => emit(ctx, alsoHappened, { n: 100 }));
    await vi.waitFor(async () => expect(await outbox.effects()).toEqual([100]));
    expect(running).toHaveLength(lanes.exports);
    open();
    await vi.waitFor(async () => expect(await outbox.jobs()).toEqual([]), 5_000);
  });

  it('runs no more of a job at once than its concurrency, and others beside it', async () => {
    const running: string[] = [];
    const single = held('test.single', happened, { concurrency: 1 }, gate, running);
    const other = held('test.other', alsoHappened, {}, gate, running);
    const outbox = await TestOutbox.cleared(platform(), [single, other]);
    await outbox.happen(1, 2, 3);
    await inTransaction(outbox.context(), async ctx => {
      for (const n of [11, 12]) emit(ctx, alsoHappened, { n });
    });
    worker = startWorker(outbox.services, outbox.log);
    await vi.waitFor(() => expect(running.toSorted()).toEqual(['test.other', 'test.other', 'test.single']));
    open();
    await vi.waitFor(async () => expect(await outbox.effects()).toEqual([1, 2, 3, 11, 12]), 5_000);
  });

  it('takes jobs of a higher priority first, however long the others have waited', async () => {
    const low = defineJob({ name: 'test.low', on: happened, run: async () => {} });
    const high = defineJob({ name: 'test.high', on: alsoHappened, priority: 1, run: async () => {} });
    const outbox = await TestOutbox.cleared(platform(), [low, high]);
    await outbox.happen(1, 2, 3, 4, 5);
    platform().clock.advance(60_000);
    await inTransaction(outbox.context(), async ctx => {
      for (const n of [11, 12]) emit(ctx, alsoHappened, { n });
    });
    const claimed = await outbox.claim('worker');
    const names = ['test.high', 'test.high', 'test.low', 'test.low', 'test.low', 'test.low'];
    expect(claimed.map(({ name }) => name)).toEqual(names);
  });
});

describe('jobs of one lane', () => {
  it('go in the order in which they became due, whatever their ids and limits', async () => {
    const single = defineJob({ name: 'test.single', on: alsoHappened, concurrency: 1, run: async () => {} });
    const other = defineJob({ name: 'test.other', on: happened, run: async () => {} });
    const outbox = await TestOutbox.cleared(platform(), [single, other]);
    await outbox.happen(...Array.from({ length: lanes.money + 2 }, (_, n) => n));
    await inTransaction(outbox.context(), async ctx => emit(ctx, alsoHappened, { n: 100 }));
    // As a job that failed and is due again: an old id, and due after all the others.
    const [oldest] = await outbox.jobs();
    platform().clock.advance(1_000);
    const text = 'update job set run_at = ? where id = ?';
    const { dialect } = platform().database;
    await platform().sql(text, [dialect.bind(platform().clock.now()), oldest!.id]);
    // And one that has waited longest of all.
    const newest = (await outbox.jobs()).findLast(({ name }) => name === 'test.single');
    await platform().sql(text, [dialect.bind(new Date('2026-01-01')), newest!.id]);
    const claimed = await outbox.claim('worker');
    expect(claimed.map(({ payload }) => payload)).toEqual([
      { n: 100 },
      ...Array.from({ length: lanes.money - 1 }, (_, n) => ({ n: n + 1 })),
    ]);
  });

  it('are not hidden by hundreds of others that are due and may not run', async () => {
    let capacity = 0;
    const waiting = defineJob({
      name: 'test.waiting',
      on: happened,
      capacity: () => capacity,
      run: async () => {},
    });
    const other = defineJob({
      name: 'test.other',
      on: alsoHappened,
      run: (ctx, { n }) => leaveEffect(ctx, n),
    });
    const outbox = await TestOutbox.cleared(platform(), [waiting, other]);
    await outbox.happen(...Array.from({ length: 150 }, (_, n) => n));
    platform().clock.advance(60_000);
    await inTransaction(outbox.context(), async ctx => emit(ctx, alsoHappened, { n: 1 }));
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([1]);
    expect(await outbox.jobs()).toHaveLength(150);
    expect((await outbox.jobs()).every(({ attempts }) => attempts === 0)).toBe(true);
    capacity = 1;
    expect(await outbox.claim('worker')).toHaveLength(1);
  });
});

describe('slots', () => {
  it('are asked for no job that runs as often as it may', () => {
    const jobs = [
      defineJob({ name: 'one', every: '1d', concurrency: 1, run: async () => {} }),
      defineJob({ name: 'many', every: '1d', run: async () => {} }),
    ];
    const slots = new Slots(jobs);
    const demand = () => slots.demand(platform().services);
    expect(demand()).toEqual([
      {
        free: lanes.money,
        demands: [
          { names: ['many'], priority: 0, limit: lanes.money },
          { names: ['one'], priority: 0, limit: 1 },
        ],
      },
    ]);
    slots.take('one');
    const free = lanes.money - 1;
    expect(demand()).toEqual([{ free, demands: [{ names: ['many'], priority: 0, limit: free }] }]);
    for (let n = 1; n < lanes.money; n++) slots.take('many');
    expect(demand()).toEqual([]);
    slots.free('one');
    expect(demand()).toHaveLength(1);
  });
});
