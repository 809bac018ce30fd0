import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, warning } from '../check.ts';

const measurements = 4;
const pauseMs = 700;

// At a start the replicas have not been measured yet; readiness reports them afterwards.
export const replicas: Check = {
  id: 'replicas',
  title: 'All read replicas are near the primary.',
  atStart: 'NEVER',
  async run({ app }) {
    const set = app.database.servers?.replicas;
    if (!set) return [];
    for (let n = 1; n <= measurements && set.all.some(({ state }) => state !== 'IN_USE'); n++) {
      if (n > 1) await sleep(pauseMs);
      await set.measure();
    }
    return set.all
      .filter(({ state }) => state !== 'IN_USE')
      .map(({ name, state, lagMs }) =>
        warning(
          state === 'FAILED'
            ? `The read replica ${name} does not answer.`
            : `The read replica ${name} is ${lagMs === undefined ? 'behind' : `${Math.round(lagMs / 1_000)} s behind`}; it gets no reads.`,
          'Repair it, or remove it from DATABASE_REPLICA_URLS. Reads go to the primary meanwhile.',
        ),
      );
  },
};
