import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { emit } from '../../../src/platform/jobs/emit.ts';
import { pauseMs } from '../../../src/platform/jobs/fail-job.ts';
import { JobRegistry, jobRegistry } from '../../../src/platform/jobs/job-registry.ts';
import { leaseMs } from '../../../src/platform/jobs/lease.ts';
import { PermanentError } from '../../../src/platform/jobs/permanent-error.ts';
import { PostponedError } from '../../../src/platform/jobs/postponed-error.ts';
import { runJob } from '../../../src/platform/jobs/run-job.ts';
import { mailQueued } from '../../../src/platform/mail/mail.events.ts';
import { alsoHappened, happened, leaveEffect, TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({}, { logLevel: 'silent' });

const effect = defineJob({
  name: 'test.effect',
  on: happened,
  run: (ctx, { n }) => leaveEffect(ctx, n),
});
let outbox: TestOutbox;
beforeEach(async () => {
  outbox = await TestOutbox.cleared(platform(), [effect]);
});

describe('emit', () => {
  it('queues each job of the event, and nothing for an event that nobody waits for', async () => {
    const other = defineJob({
      name: 'test.other',
      on: [happened, alsoHappened],
      run: (ctx, { n }) => leaveEffect(ctx, n + 1),
    });
    outbox = await TestOutbox.cleared(platform(), [effect, other]);
    await inTransaction(outbox.context(), async ctx => {
      emit(ctx, happened, { n: 10 });
      emit(ctx, alsoHappened, { n: 20 });
      emit(ctx, mailQueued, { emailId: 'nobody here' });
    });
    expect((await outbox.jobs()).map(({ name }) => name)).toEqual([
      'test.effect',
      'test.other',
      'test.other',
    ]);
    expect(await outbox.run()).toBe(3);
    expect(await outbox.effects()).toEqual([10, 11, 21]);
    expect(await outbox.jobs()).toEqual([]);
  });

  it('queues more jobs in one transaction than one statement holds', async () => {
    const count = 5_000;
    await inTransaction(outbox.context(), async ctx => {
      for (let n = 0; n < count; n++) emit(ctx, happened, { n });
    });
    expect(await outbox.jobs()).toHaveLength(count);
  });

  it('is undone with its transaction', async () => {
    const work = inTransaction(outbox.context(), async ctx => {
      emit(ctx, happened, { n: 1 });
      await ctx.em.flush();
      throw new Error('power cut');
    });
    await expect(work).rejects.toThrow('power cut');
    expect(await outbox.jobs()).toEqual([]);
  });

  it('is refused outside a transaction', () => {
    expect(() => emit(outbox.context(), happened, { n: 1 })).toThrow(/inTransaction/);
  });

  it('wakes the worker of this process after the commit, once', async () => {
    const woken: string[] = [];
    const end = outbox.services.get(jobRegistry).onWake(() => woken.push('woken'));
    await inTransaction(outbox.context(), async ctx => {
      emit(ctx, happened, { n: 1 });
      emit(ctx, happened, { n: 2 });
      await ctx.em.flush();
      expect(woken).toEqual([]);
    });
    expect(woken).toEqual(['woken']);
    end();
    await outbox.happen(3);
    expect(woken).toEqual(['woken']);
  });

  it('waits as long as it is told', async () => {
    await inTransaction(outbox.context(), async ctx => emit(ctx, happened, { n: 1 }, { delayMs: 60_000 }));
    expect(await outbox.run()).toBe(0);
    platform().clock.advance(60_000);
    expect(await outbox.run()).toBe(1);
  });
});

describe('a job', () => {
  it('may lead to further jobs', async () => {
    const countdown = defineJob({
      name: 'test.countdown',
      on: happened,
      async run(ctx, { n }) {
        await leaveEffect(ctx, n);
        if (n > 0) emit(ctx, happened, { n: n - 1 });
      },
    });
    outbox = await TestOutbox.cleared(platform(), [countdown]);
    await outbox.happen(3);
    expect(await outbox.run()).toBe(4);
    expect(await outbox.effects()).toEqual([0, 1, 2, 3]);
  });

  it('leaves nothing behind when it fails, and is tried again after a pause that grows', async () => {
    let isBroken = true;
    const flaky = defineJob({
      name: 'test.flaky',
      on: happened,
      async run(ctx, { n }) {
        await leaveEffect(ctx, n);
        if (isBroken) throw new Error('out of paper\u0000');
      },
    });
    outbox = await TestOutbox.cleared(platform(), [flaky]);
    await outbox.happen(7);
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([]);
    expect(await outbox.jobs()).toMatchObject([
      { status: 'WAITING', attempts: 1, last_error: 'out of paper ', lease_token: null },
    ]);
    expect(await outbox.run()).toBe(0);
    platform().clock.advance(10_000);
    expect(await outbox.run()).toBe(1);
    platform().clock.advance(9_000);
    expect(await outbox.run()).toBe(0);
    isBroken = false;
    platform().clock.advance(11_000);
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([7]);
    expect(await outbox.jobs()).toEqual([]);
  });

  it('is dead after ten attempts, and at once when it gives up', async () => {
    const broken = defineJob({
      name: 'test.broken',
      on: happened,
      run: async (_ctx, { n }) => {
        throw n === 0 ? new PermanentError('never') : new Error('not now');
      },
    });
    outbox = await TestOutbox.cleared(platform(), [broken]);
    await outbox.happen(0, 1);
    let attempts = 0;
    for (let hour = 1; hour <= 15; hour++) {
      attempts += await outbox.run();
      platform().clock.advance(3_600_000);
    }
    expect(attempts).toBe(11);
    expect(await outbox.jobs()).toMatchObject([
      { status: 'DEAD', attempts: 1, last_error: 'never' },
      { status: 'DEAD', attempts: 10, last_error: 'not now' },
    ]);
  });

  it('that is postponed waits as long as it says, as often as need be, and the attempt does not count', async () => {
    const failures: object[] = [];
    let isAway = true;
    const job = defineJob({
      name: 'test.needy',
      on: happened,
      run: async (ctx, { n }) => {
        if (isAway) throw new PostponedError('The other side is away.', 30_000);
        await leaveEffect(ctx, n);
      },
      failed: async (_ctx, _payload, failure) => void failures.push(failure),
    });
    outbox = await TestOutbox.cleared(platform(), [job]);
    await outbox.happen(1);
    for (let tries = 1; tries <= 12; tries++) {
      expect(await outbox.run()).toBe(1);
      platform().clock.advance(29_000);
      expect(await outbox.run()).toBe(0);
      platform().clock.advance(1_000);
    }
    const message = 'The other side is away.';
    expect(await outbox.jobs()).toMatchObject([{ status: 'WAITING', attempts: 0, last_error: message }]);
    expect(failures).toEqual(Array(12).fill({ message, isFinal: false, isCounted: false }));
    isAway = false;
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([1]);
  });

  it('that no process knows any more is left alone', async () => {
    await outbox.happen(1);
    const newer = new TestOutbox(platform(), []);
    expect(await newer.run()).toBe(0);
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([1]);
  });

  it('knows no actor, and reads from the primary', async () => {
    let seen: unknown;
    const curious = defineJob({
      name: 'test.curious',
      on: happened,
      async run(ctx) {
        seen = [
          ctx.actor.userId,
          ctx.requestId,
          ctx.request.ip,
          ctx.state.readsFromPrimary,
          ctx.isInTransaction,
        ];
      },
    });
    outbox = await TestOutbox.cleared(platform(), [{ ...curious, transactional: false }]);
    await outbox.happen(1);
    const [job] = await outbox.jobs();
    await outbox.run();
    expect(seen).toEqual([null, `job:${job!.id}`, null, true, false]);
  });
});

describe('a lease', () => {
  it('keeps the job from others until it ends', async () => {
    await outbox.happen(1);
    expect(await outbox.claim('one')).toHaveLength(1);
    platform().clock.advance(leaseMs - 1_000);
    expect(await outbox.run()).toBe(0);
    platform().clock.advance(leaseMs);
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([1]);
  });

  it('that was lost makes its holder keep nothing', async () => {
    await outbox.happen(1);
    const [late] = await outbox.claim('late');
    platform().clock.advance(leaseMs);
    const [taken] = await outbox.claim('quick');
    await runJob(outbox.services, outbox.log, late!);
    expect(await outbox.effects()).toEqual([]);
    expect(await outbox.jobs()).toHaveLength(1);
    await runJob(outbox.services, outbox.log, taken!);
    expect(await outbox.effects()).toEqual([1]);
    await runJob(outbox.services, outbox.log, taken!);
    expect(await outbox.effects()).toEqual([1]);
  });

  it('that was lost while an effect outside happened does not count as the end of the job', async () => {
    let runs = 0;
    const outside = defineJob({
      name: 'test.outside',
      on: happened,
      transactional: false,
      async run() {
        if (++runs > 1) return;
        platform().clock.advance(leaseMs);
        await outbox.claim('other');
      },
      done: (ctx, { n }) => leaveEffect(ctx, n),
    });
    outbox = await TestOutbox.cleared(platform(), [outside]);
    await outbox.happen(1);
    await outbox.run();
    expect(await outbox.effects()).toEqual([]);
    expect(await outbox.jobs()).toHaveLength(1);
    platform().clock.advance(leaseMs);
    await outbox.run();
    expect(runs).toBe(2);
    expect(await outbox.effects()).toEqual([1]);
  });

  it('counts an attempt when nobody reports its end, so that a job that kills its process dies too', async () => {
    const failures: object[] = [];
    const { run, ...rest } = effect;
    outbox = await TestOutbox.cleared(platform(), [
      {
        ...rest,
        run,
        failed: async (_ctx, _payload, failure) => void failures.push(failure),
      },
    ]);
    await outbox.happen(1);
    for (let crash = 1; crash <= 10; crash++) {
      expect(await outbox.claim(`worker ${crash}`)).toHaveLength(1);
      platform().clock.advance(leaseMs);
    }
    await outbox.run();
    expect(await outbox.effects()).toEqual([]);
    expect(await outbox.jobs()).toMatchObject([{ status: 'DEAD', attempts: 10 }]);
    expect(failures).toEqual([{ isFinal: true, isCounted: true, message: expect.stringMatching(/died/) }]);
  });
});

describe('pauseMs', () => {
  it('doubles, differs, and ends at an hour', () => {
    expect([1, 2, 3].map(attempts => pauseMs(attempts, 1))).toEqual([10_000, 20_000, 40_000]);
    expect(pauseMs(1, 0)).toBe(5_000);
    expect(pauseMs(10, 1)).toBe(3_600_000);
  });
});

describe('defineJob', () => {
  it.each([
    ['30s', 30_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['2d', 172_800_000],
  ])('reads %s', (every, everyMs) => {
    expect(defineJob({ name: 'test.every', every, run: async () => {} }).everyMs).toBe(everyMs);
  });

  it.each(['', '0s', '5', 'm', '-1m', '1.5h', '1 m'])('refuses "%s"', every => {
    expect(() => defineJob({ name: 'test.every', every, run: async () => {} })).toThrow(/not a duration/);
  });

  it('is refused with a name that another job has, which the message says', () => {
    const other = defineJob({ name: 'test.other', every: '1d', run: async () => {} });
    const build = () => new JobRegistry([effect, other, { ...effect }]);
    expect(build).toThrow('Two jobs have the name "test.effect".');
  });
});
