import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { deleteInBatches } from '../database/delete-in-batches.ts';
import { query } from '../database/rows.ts';
import { listSql, sql } from '../database/sql.ts';
import { readSearchState } from './read-search-state.ts';
import { rebuildPart, searchedEntities } from './rebuild-part.ts';
import { entryKey, postingKey } from './search-list.ts';
import { type SearchState, searchStateId } from './search-state.entity.ts';
import { searchVersions } from './search-versions.ts';

/** So long all processes have learned of the version that is read now. */
const keepReplacedMs = 60 * 60_000;

/**
 * Brings the whole index to what the tables say, in small transactions, while searches go on. An index of an older
 * version serves until the new one is complete. Goes on where a rebuild was interrupted.
 * @param onProgress called with how many rows were looked at so far
 * @returns how many rows that were
 */
export async function rebuildSearch(
  ctx: Context,
  onProgress: (count: number) => void = () => undefined,
): Promise<number> {
  const versions = ctx.services.get(searchVersions);
  const state = await readSearchState(ctx);
  versions.learn(state.version);
  await deleteReplaced(ctx, state);
  const [letters, after] = placeOf(state.position);
  let total = 0;
  for (const searched of searchedEntities(ctx)) {
    const { source } = searched;
    if (source.letters < letters) continue;
    let last: string | undefined = source.letters === letters ? after : '';
    while (last !== undefined) {
      const part = await rebuildPart(ctx, searched, last);
      total += part.count;
      onProgress(total);
      last = part.last;
    }
  }
  const { version } = versions.newest;
  const endedAt = ctx.clock.now();
  await inTransaction(ctx, ctx =>
    query(
      ctx,
      sql`/* search.rebuilt */ update search_state set version = ${version}, position = '', ended_at = ${endedAt} where id = ${searchStateId}`,
    ),
  );
  versions.learn(version);
  return total;
}

/** The list and the id behind which a rebuild goes on; with an id of "~" behind all of the list. */
function placeOf(position: string): readonly [letters: string, after: string] {
  const [letters = '', after = ''] = position.split(' ');
  return letters.endsWith('~') ? [letters, ''] : [letters, after];
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
