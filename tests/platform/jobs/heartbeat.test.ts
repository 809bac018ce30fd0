import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SideStatements } from '../../../src/platform/database/side-statements.ts';
import { Heartbeat } from '../../../src/platform/jobs/heartbeat.ts';
import { testLog } from '../../kit/log.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform();
let log: ReturnType<typeof testLog>;
let renewals: number;
let isAway: boolean;
let heartbeat: Heartbeat;

const side: SideStatements = {
  async run() {
    if (isAway) throw new Error('gone away');
    renewals++;
    return [];
  },
  close: () => undefined,
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  log = testLog();
  renewals = 0;
  isAway = false;
  heartbeat = new Heartbeat(platform().services, 'worker', log.log, side);
  heartbeat.start();
});
afterEach(async () => {
  await heartbeat.stop();
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

it('renews the lease every two seconds, and twice a second while that fails, which it says once', async () => {
  await seconds(10);
  expect(renewals).toBe(6);
  isAway = true;
  await seconds(6);
  isAway = false;
  await seconds(0.5);
  expect(renewals).toBe(7);
  expect(log.lines.filter(line => line.includes('could not be renewed'))).toHaveLength(1);
});

it('judges others only after it has been in touch with the database for five seconds', async () => {
  expect(heartbeat.isSteady).toBe(false);
  await seconds(4);
  expect(heartbeat.isSteady).toBe(false);
  await seconds(2);
  expect(heartbeat.isSteady).toBe(true);
});

it('judges nobody while the database is away, nor right after it', async () => {
  await seconds(6);
  isAway = true;
  await seconds(5);
  expect(heartbeat.isSteady).toBe(false);
  isAway = false;
  await seconds(4);
  expect(heartbeat.isSteady).toBe(false);
  await seconds(3);
  expect(heartbeat.isSteady).toBe(true);
});

it('goes on judging after a renewal that failed once', async () => {
  await seconds(6);
  isAway = true;
  await seconds(2.2);
  isAway = false;
  await seconds(0.5);
  expect(heartbeat.isSteady).toBe(true);
});

it('says that the lease had ended when its process stood still for longer', async () => {
  await seconds(2);
  isAway = true;
  await seconds(9);
  isAway = false;
  await seconds(1);
  expect(log.lines.join()).toContain('The lease of this worker had ended');
});
