import { defineJob } from '../jobs/define-job.ts';
import { readSearchState } from './read-search-state.ts';
import { rebuildSearch } from './rebuild-search.ts';
import { searchVersions } from './search-versions.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * Builds the index of a new version of the analyzer, and once a day corrects what is not as the tables say: what
 * somebody changed by hand, or a process of an older version wrote during an upgrade.
 */
export const rebuildSearchJob = defineJob({
  name: 'search.rebuild',
  every: '10m',
  lane: 'exports',
  priority: -1,
  concurrency: 1,
  // Each of its parts is a transaction.
  transactional: false,
  async run(ctx) {
    const { version, position, endedAt } = await readSearchState(ctx);
    const { newest } = ctx.services.get(searchVersions);
    const isOutdated = version < newest.version;
    const isDue = endedAt === null || ctx.clock.now().getTime() - endedAt.getTime() >= dayMs;
    if (isOutdated || isDue || position !== '') await rebuildSearch(ctx, { goesOn: true });
  },
});
