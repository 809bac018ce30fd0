import { beforeEach, describe, expect, it } from 'vitest';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { nextSlot, queueDueSchedules } from '../../../src/platform/jobs/queue-due-schedules.ts';
import { leaveEffect, TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({}, { logLevel: 'silent' });

let outbox: TestOutbox;
let isBroken = false;
const everyMinute = defineJob({
  name: 'test.every-minute',
  every: '1m',
  async run(ctx) {
    await leaveEffect(ctx, 1);
    if (isBroken) throw new Error('not now');
  },
});

beforeEach(async () => {
  isBroken = false;
  outbox = new TestOutbox(platform(), [everyMinute]);
  await outbox.clear();
});

describe('a job that is done again and again', () => {
  it('is done at once, and then once in each slot', async () => {
    expect(await outbox.run()).toBe(1);
    expect(await outbox.run()).toBe(0);
    for (let minute = 2; minute <= 4; minute++) {
      platform().clock.advance(60_000);
      expect(await outbox.run()).toBe(1);
      expect(await outbox.run()).toBe(0);
    }
    expect(await outbox.effects()).toHaveLength(4);
  });

  it('does not make up for slots that were missed', async () => {
    await outbox.run();
    platform().clock.advance(3_600_000);
    expect(await outbox.run()).toBe(1);
    expect(await outbox.run()).toBe(0);
  });

  it('is not queued again while it waits', async () => {
    for (let minute = 1; minute <= 3; minute++) {
      await queueDueSchedules(outbox.context());
      platform().clock.advance(60_000);
    }
    expect(await outbox.jobs()).toHaveLength(1);
  });

  it('goes on after it has failed for good', async () => {
    isBroken = true;
    for (let hour = 1; hour <= 10; hour++) {
      await outbox.run();
      platform().clock.advance(3_600_000);
    }
    expect(await outbox.jobs()).toMatchObject([{ status: 'DEAD' }]);
    isBroken = false;
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([1]);
  });

  it('is queued once for a slot, however many workers look', async () => {
    for (let minute = 1; minute <= 5; minute++) {
      await Promise.all(Array.from({ length: 6 }, () => queueDueSchedules(outbox.context())));
      expect(await outbox.jobs()).toHaveLength(1);
      await outbox.run();
      platform().clock.advance(60_000);
    }
    expect(await outbox.effects()).toHaveLength(5);
  });
});

it('slots lie at whole multiples of the interval', () => {
  const at = (time: string) =>
    nextSlot(new Date(`2026-03-01T${time}Z`), 300_000)
      .toISOString()
      .slice(11, 19);
  expect([at('12:00:00'), at('12:04:59'), at('12:05:00')]).toEqual(['12:05:00', '12:05:00', '12:10:00']);
});
