import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { deleteInBatches } from '../database/delete-in-batches.ts';
import { query } from '../database/rows.ts';
import { listSql, sql } from '../database/sql.ts';
import { readSearchState } from './read-search-state.ts';
import { rebuildPart, searchedEntities } from './rebuild-part.ts';
import { entryKey, postingKey } from './search-list.ts';
import { readPosition } from './search-position.ts';
import { type SearchState, searchStateId } from './search-state.entity.ts';
import { searchVersions } from './search-versions.ts';

/** So long all processes have learned of the version that is read now. */
const keepReplacedMs = 60 * 60_000;

export interface Rebuild {
  /** Called with how many rows were looked at so far. */
  readonly onProgress?: (count: number) => void;
  /** Goes on where a rebuild was interrupted. Otherwise it begins with the first list. */
  readonly goesOn?: boolean;
}

/**
 * Brings the whole index to what the tables say, in small transactions, while searches go on. An index of an older
 * version serves until the new one is complete. A process of an older version leaves the index of a newer one alone.
 * @returns how many rows were looked at
 */
export async function rebuildSearch(
  ctx: Context,
  { onProgress = () => undefined, goesOn = false }: Rebuild = {},
): Promise<number> {
  const versions = ctx.services.get(searchVersions);
  const { version } = versions.newest;
  const state = await readSearchState(ctx);
  if (state.version > version) return 0;
  versions.learn(state.version);
  await deleteReplaced(ctx, state);
  const position = goesOn ? readPosition(state.position, version) : undefined;
  let total = 0;
  for (const searched of searchedEntities(ctx)) {
    const { letters } = searched.source;
    if (position && letters < position.letters) continue;
    let last = position?.letters === letters ? position.after : '';
    while (last !== undefined) {
      const part = await rebuildPart(ctx, searched, last);
      total += part.count;
      onProgress(total);
      last = part.last;
    }
  }
  const endedAt = ctx.clock.now();
  await inTransaction(ctx, ctx =>
    query(
      ctx,
      sql`/* search.rebuilt */ update search_state set version = ${version}, position = '', ended_at = ${endedAt} where id = ${searchStateId} and version <= ${version}`,
    ),
  );
  versions.learn(version);
  return total;
}

/** Deletes what older versions have left, unless a process may still read it. */
async function deleteReplaced(ctx: Context, { version, endedAt }: SearchState): Promise<void> {
  if (endedAt === null || ctx.clock.now().getTime() - endedAt.getTime() < keepReplacedMs) return;
  const { written } = ctx.services.get(searchVersions);
  const used = new Set([version, ...written.map(({ version }) => version)]);
  for (const { source } of searchedEntities(ctx)) {
    const rows = await query<{ listKey: string }>(
      ctx,
      sql`/* search.lists */ select distinct list_key as listKey from search_entry where list_key > ${source.letters} and list_key < ${`${source.letters}~`}`,
    );
    const replaced = rows.map(({ listKey }) => listKey).filter(key => !isUsed(key));
    for (const key of replaced) {
      const postings = (['t', 'b'] as const).map(field => postingKey(key, field));
      await deleteInBatches(ctx, 'search_posting', sql`list_key in (${listSql(postings)})`);
      await deleteInBatches(ctx, 'search_entry', sql`list_key = ${key}`);
    }
    function isUsed(key: string): boolean {
      return [...used].some(version => entryKey(source, { version }) === key);
    }
  }
}
