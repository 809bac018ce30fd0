import type { Manifest } from '../manifest.ts';
import { SearchEntry } from './search-entry.entity.ts';
import { SearchPosting } from './search-posting.entity.ts';

export const search: Manifest = {
  name: 'search',
  entities: [SearchEntry, SearchPosting],
  publicSources: [{ entity: SearchEntry }, { entity: SearchPosting }],
};
