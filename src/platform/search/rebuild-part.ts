import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import type { EntityType } from '../database/base.entity.ts';
import { query, type Row, selectionOf, tableOf } from '../database/rows.ts';
import { listSql, rawSql, sql } from '../database/sql.ts';
import { indexForSearch, removeFromSearch } from './index-for-search.ts';
import { entryKey } from './search-list.ts';
import { positionOf } from './search-position.ts';
import { type SearchSource, searchSourceOf } from './search-source.ts';
import { searchStateId } from './search-state.entity.ts';
import { searchVersions } from './search-versions.ts';

/** So few that whoever changes one of them waits a moment only. */
const rowsPerPart = 200;

export interface SearchedEntity {
  readonly entity: EntityType;
  readonly source: SearchSource;
}

/** Everything that a search can find, in the order in which it is indexed again. */
export function searchedEntities(ctx: Context): readonly SearchedEntity[] {
  const found: SearchedEntity[] = [];
  for (const { class: entity } of ctx.services.database.metadata) {
    const source = searchSourceOf(entity);
    if (source) found.push({ entity: entity as EntityType, source });
  }
  return found.sort((a, b) => (a.source.letters < b.source.letters ? -1 : 1));
}

/**
 * Brings the index to what the next rows of a table say. Writes nothing for those of which it is right already.
 * @param after the id behind which it goes on
 * @returns the id of the last row, and how many they were; no id at the end of the table
 */
export function rebuildPart(
  ctx: Context,
  { entity, source }: SearchedEntity,
  after: string,
): Promise<{ readonly last: string | undefined; readonly count: number }> {
  return inTransaction(ctx, async ctx => {
    const { db } = ctx.database;
    // Whoever changes a row locks it before its entry, and so does this.
    const selection = selectionOf(db, entity, ['id', ...source.properties]);
    const rows = await query<Row<{ id: string }> & Record<string, unknown>>(
      ctx,
      sql`${rawSql(`/* search.rebuild */ select ${selection.text} from \`${tableOf(db, entity)}\` as t where`)} t.id > ${after} order by t.id limit ${rawSql(String(rowsPerPart))}${db.dialect.forShare}`,
    );
    for (const row of rows) selection.decode(row);
    const texts = rows.flatMap(row => source.textOf(row as never) ?? []);
    const last = rows.length < rowsPerPart ? undefined : rows.at(-1)!.id;
    const known = new Set(texts.map(({ id }) => id));
    const all = `${entity.idPrefix}_`;
    const indexed = await idsIndexed(ctx, source, after || all, last ?? `${all}~`);
    await removeFromSearch(
      ctx,
      source,
      indexed.filter(id => !known.has(id)),
    );
    await indexForSearch(ctx, source, texts);
    const { version } = ctx.services.get(searchVersions).newest;
    const position = positionOf({ version, letters: source.letters, after: last });
    await query(
      ctx,
      sql`/* search.position */ update search_state set position = ${position} where id = ${searchStateId}`,
    );
    return { last, count: rows.length };
  });
}

async function idsIndexed(
  ctx: Context,
  source: SearchSource,
  after: string,
  last: string,
): Promise<readonly string[]> {
  const keys = ctx.services.get(searchVersions).written.map(analyzer => entryKey(source, analyzer));
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* search.idsIndexed */ select distinct id from search_entry where id > ${after} and id <= ${last} and list_key in (${listSql(keys)})`,
  );
  return rows.map(({ id }) => id);
}
