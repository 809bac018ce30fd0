import type { Manifest } from '../manifest.ts';
import { rebuildSearchJob } from './rebuild-search.job.ts';
import { SearchEntry } from './search-entry.entity.ts';
import { SearchPosting } from './search-posting.entity.ts';
import { SearchState } from './search-state.entity.ts';
import { ensureSearchState, searchVersionsService } from './search-versions.ts';

export const search: Manifest = {
  name: 'search',
  entities: [SearchEntry, SearchPosting, SearchState],
  publicSources: [
    { entity: SearchEntry, isDerived: true },
    { entity: SearchPosting, isDerived: true },
  ],
  services: [searchVersionsService],
  jobs: [rebuildSearchJob],
  prepare: ensureSearchState,
};
