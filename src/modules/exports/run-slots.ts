import type { Services } from '../../platform/context/services.ts';

/** How many files one process makes at a time, so that other jobs and the API keep their share of it. */
const maxRunning = 2;

const running = new WeakMap<Services, number>();

/** Does the work if this process has a slot for it; else says so at once, instead of holding up other jobs by waiting. */
export async function withSlot(services: Services, work: () => Promise<void>): Promise<'DONE' | 'NO_SLOT'> {
  const count = running.get(services) ?? 0;
  if (count >= maxRunning) return 'NO_SLOT';
  running.set(services, count + 1);
  try {
    await work();
    return 'DONE';
  } finally {
    running.set(services, running.get(services)! - 1);
  }
}
