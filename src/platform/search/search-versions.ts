import type { Context } from '../context/context.ts';
import { defineService, ServiceKey } from '../context/services.ts';
import { insertIfAbsent } from '../database/bulk.ts';
import { sql } from '../database/sql.ts';
import { type Analyzer, analyzers, newestAnalyzer } from './analyzer.ts';
import { readSearchState } from './read-search-state.ts';
import { SearchState, searchStateId } from './search-state.entity.ts';

/** How long a process goes on with the version that it knows. What it reads is deleted much later. */
const refreshMs = 10 * 60_000;

/** Which versions of the search index this process reads and writes. */
export class SearchVersions {
  #served: number;
  #knownAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly newest = newestAnalyzer,
    readonly known = analyzers,
  ) {
    this.#served = newest.version;
  }

  /** The one that searches read. */
  get served(): Analyzer {
    // A newer process has built a newer one; then its rows of our version are still there for a while.
    return this.known.find(({ version }) => version === this.#served) ?? this.newest;
  }

  /** Those that changes are written to: the one that is read, and the one that is being built. */
  get written(): readonly Analyzer[] {
    return this.served === this.newest ? [this.newest] : [this.served, this.newest];
  }

  /** Those that nobody reads any more, and whose rows are deleted later: of what changes, at once. */
  get retired(): readonly Analyzer[] {
    return this.known.filter(analyzer => !this.written.includes(analyzer));
  }

  learn(version: number): void {
    this.#served = version;
    this.#knownAt = performance.now();
  }

  /** Asks the database, unless it did a moment ago. */
  async refresh(ctx: Context): Promise<void> {
    if (performance.now() - this.#knownAt < refreshMs) return;
    this.#knownAt = performance.now();
    const [row] = await ctx.services.database.run<{ version: number }>(
      sql`/* search.version */ select version from search_state where id = ${searchStateId}`,
    );
    if (row) this.learn(Number(row.version));
  }
}

export const searchVersions = new ServiceKey<SearchVersions>('search versions');

export const searchVersionsService = defineService(searchVersions, () => new SearchVersions());

/** A store whose index was never built again has the one that its migrations filled. */
export async function ensureSearchState(ctx: Context): Promise<void> {
  const versions = ctx.services.get(searchVersions);
  await insertIfAbsent(ctx, SearchState, {
    id: searchStateId,
    version: versions.newest.version,
    position: '',
    endedAt: null,
  });
  const { version } = await readSearchState(ctx);
  versions.learn(version);
}
