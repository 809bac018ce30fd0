import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../database/sql.ts';
import { type Place, readCandidates } from './candidates.ts';
import { runsOf } from './runs.ts';
import type { SearchLimits } from './search-limits.ts';
import { hasRank, inLists, tiers, type WordSearch } from './words.sql.ts';

/** A hit and where it stands in the order of a search. */
export interface Hit extends Place {
  readonly tier: number;
}

export interface Walk {
  /** How many hits are wanted. */
  readonly size: number;
  readonly after: Hit | undefined;
  readonly descending: boolean;
  readonly limits: SearchLimits;
  /** What else hits must meet: the table, which becomes `t`, and the condition. */
  readonly meeting?: { readonly table: string; readonly condition: Sql };
}

/**
 * The next hits of a search in the order of their ranks, without those beyond. Undefined when it has looked at as many
 * things as it may, and has not found them.
 */
export async function walkHits(ctx: Context, search: WordSearch, walk: Walk): Promise<Hit[] | undefined> {
  const { size, after, descending, limits } = walk;
  const found: Hit[] = [];
  let left = limits.candidates;
  const inOrder = Object.values(tiers).sort((a, b) => (descending ? b - a : a - b));
  for (const tier of inOrder) {
    if (after && (descending ? tier > after.tier : tier < after.tier)) continue;
    const runs = await runsOf(ctx, search, tier, limits);
    let place: Place | undefined = after?.tier === tier ? after : undefined;
    for (let look = limits.firstLook; ; look = Math.min(look * 8, limits.longestLook)) {
      const { places, isEnd } = await readCandidates(ctx, runs, place, descending, Math.min(look, left));
      left -= places.length;
      const hits = await hitsAmong(ctx, search, tier, places, walk);
      for (const hit of hits) found.push({ tier, sortKey: hit.sortKey, id: hit.id });
      if (found.length >= size) return found.slice(0, size);
      if (isEnd) break;
      if (left <= 0) return undefined;
      place = places.at(-1);
    }
  }
  return found;
}

async function hitsAmong(
  ctx: Context,
  search: WordSearch,
  tier: number,
  places: readonly Place[],
  { meeting }: Walk,
): Promise<Place[]> {
  if (places.length === 0) return [];
  const join = meeting ? rawSql(` join \`${meeting.table}\` as t on t.id = e.id`) : rawSql('');
  const condition = meeting ? sql` and ${meeting.condition}` : rawSql('');
  const ids = listSql(places.map(({ id }) => id));
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* search.hitsAmong */ select e.id from search_entry as e${join} where e.id in (${ids}) and ${inLists(search)} and ${hasRank(search, tier)}${condition}`,
  );
  const hits = new Set(rows.map(({ id }) => id));
  return places.filter(({ id }) => hits.has(id));
}
