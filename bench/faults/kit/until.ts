import { setTimeout as sleep } from 'node:timers/promises';

const lookEveryMs = 20;

/** Waits until something is so, and returns how many milliseconds that took; undefined when it takes too long. */
export async function until(
  isSo: () => Promise<boolean> | boolean,
  timeoutMs: number,
): Promise<number | undefined> {
  const start = performance.now();
  while (!(await isSo())) {
    if (performance.now() - start > timeoutMs) return undefined;
    await sleep(lookEveryMs);
  }
  return performance.now() - start;
}
