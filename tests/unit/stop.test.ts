import { expect, it, vi } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Worker } from '../../src/platform/jobs/worker.ts';
import { stop } from '../../src/stop.ts';

/** An application that notes what it is told. */
function appThat(stops: () => Promise<void>) {
  const told: string[] = [];
  const app = {
    drain: () => void told.push('drain'),
    stop: () => {
      told.push('stop');
      return stops();
    },
    http: { log: { error: () => void told.push('error'), info: () => undefined } },
  } as unknown as App;
  const worker: Worker = {
    stop: async () => void told.push('worker'),
  };
  return { app, worker, told };
}

it('lets the worker claim no more, drains, and then finishes what is in flight', async () => {
  vi.useFakeTimers();
  try {
    const { app, worker, told } = appThat(async () => undefined);
    const code = stop(app, worker, 5);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(told).toEqual(['drain', 'worker']);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(await code).toBe(0);
    expect(told).toEqual(['drain', 'worker', 'stop']);
  } finally {
    vi.useRealTimers();
  }
});

it('ends with 1 when the stop fails', async () => {
  const { app, told } = appThat(() => Promise.reject(new Error('The pool is dead.')));
  expect(await stop(app, undefined)).toBe(1);
  expect(told).toEqual(['drain', 'stop', 'error']);
});
