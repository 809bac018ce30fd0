import { vi } from 'vitest';
import type { TestApp } from './app.ts';

/** Resolves once no job is waiting or running, in whatever process. */
export async function untilNoJobsWait(app: TestApp): Promise<void> {
  await vi.waitFor(
    async () => {
      const text = 'select count(*) as total from job';
      const [row] = await app.sql<{ total: number }>(text);
      if (Number(row!.total) > 0) throw new Error(`There are still ${row!.total} jobs.`);
    },
    { timeout: 30_000, interval: 100 },
  );
}
