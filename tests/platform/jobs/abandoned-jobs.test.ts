import { beforeEach, describe, expect, it } from 'vitest';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { leaseMs } from '../../../src/platform/jobs/lease.ts';
import { releaseAbandoned } from '../../../src/platform/jobs/release-abandoned.ts';
import { runJob } from '../../../src/platform/jobs/run-job.ts';
import { happened, leaveEffect, TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({}, { logLevel: 'silent' });
const effect = defineJob({
  name: 'test.effect',
  on: happened,
  run: (ctx, { n }) => leaveEffect(ctx, n),
});
let outbox: TestOutbox;

beforeEach(async () => {
  outbox = new TestOutbox(platform(), [effect]);
  await outbox.clear();
});

/** What a worker named `heir` finds that nobody works on. */
function look(observer: {
  readonly workerId?: string;
  readonly isSteady?: boolean;
  readonly runs?: boolean;
}) {
  const { workerId = 'heir', isSteady = true, runs = true } = observer;
  return releaseAbandoned(outbox.context(), { workerId, isSteady, runs: () => runs });
}

describe('the jobs of a worker', () => {
  it('stay its own while it lives, and are taken over when it has been silent for the length of a lease', async () => {
    await outbox.happen(1, 2);
    expect(await outbox.claim('victim')).toHaveLength(2);
    platform().clock.advance(leaseMs - 1_000);
    expect(await look({})).toBe(0);
    // It claims again, and thereby gives a sign of life for all of its jobs.
    await outbox.happen(3);
    expect(await outbox.claim('victim')).toHaveLength(1);
    platform().clock.advance(leaseMs - 1_000);
    expect(await look({})).toBe(0);
    platform().clock.advance(1_000);
    expect(await look({})).toBe(3);
    expect(await outbox.jobs()).toMatchObject(
      Array(3).fill({ status: 'WAITING', attempts: 1, worker_id: null }),
    );
    expect(await outbox.run()).toBe(3);
    expect(await outbox.effects()).toEqual([1, 2, 3]);
  });

  it('are left to it by a worker that has itself been without the database', async () => {
    await outbox.happen(1);
    await outbox.claim('victim');
    platform().clock.advance(leaseMs);
    expect(await look({ isSteady: false })).toBe(0);
    expect(await look({ isSteady: true })).toBe(1);
  });

  it('are found when the worker itself knows nothing of them, because the answer to its claim was lost', async () => {
    await outbox.happen(1);
    const [job] = await outbox.claim('forgetful');
    expect(await look({ workerId: 'forgetful', isSteady: false, runs: true })).toBe(0);
    expect(await look({ workerId: 'forgetful', isSteady: false, runs: false })).toBe(1);
    // It runs that claim after all, and finds that it has lost it.
    await runJob(outbox.services, outbox.log, job!);
    expect(await outbox.effects()).toEqual([]);
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([1]);
  });
});
