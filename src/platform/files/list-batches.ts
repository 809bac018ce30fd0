import type { Context } from '../context/context.ts';
import { isIn } from '../database/conditions.ts';
import { conditionOf, type List, type Page, type PageRequest, pageOf, pageSql } from '../database/page.ts';
import { isColumn, query, type Row, type Selection, selectionOf, tableOf } from '../database/rows.ts';
import { rawSql, sql } from '../database/sql.ts';

/**
 * So many ids of a list are read ahead, in one statement. A list up to this length is the one of a single moment, and is
 * searched and sorted once, even if no index serves its sort.
 */
export const idsAhead = 25_000;

/** So few that no other request waits for a batch. From 1,000 ids on, MariaDB would join them instead of looking each one up. */
const rowsAtOnce = 500;

interface Reading {
  /** Appears in the SQL, so that a slow statement can be found. */
  readonly name: string;
  readonly selection: Selection;
  /** How many rows a batch has. */
  readonly size?: number;
  /** How many ids are read ahead. */
  readonly ahead?: number;
}

/**
 * All rows of a list in its order, in batches, without a transaction. First the ids are read along the list, then the
 * rows by their ids. So every batch costs the same, and no row comes twice because it moved within the list meanwhile.
 * A row that no longer meets the conditions when its batch is read is left out.
 */
export async function* listBatches<E extends { id: string }>(
  ctx: Context,
  list: List<E>,
  { name, selection, size = rowsAtOnce, ahead = idsAhead }: Reading,
): AsyncGenerator<readonly Row<E>[]> {
  for await (const ids of idsOf(ctx, list, name, ahead)) {
    for (let start = 0; start < ids.length; start += size) {
      const rows = await rowsOf(ctx, list, { name, selection }, ids.slice(start, start + size));
      if (rows.length > 0) yield rows;
    }
  }
}

async function* idsOf<E extends { id: string }>(
  ctx: Context,
  list: List<E>,
  name: string,
  ahead: number,
): AsyncGenerator<readonly string[]> {
  const { db } = ctx.database;
  const keys = list.sort.keys.map(({ property }) => property);
  const selection = selectionOf(
    db,
    list.entity,
    keys.filter(key => isColumn(db, list.entity, key)),
  );
  for (let after: string | null = null; ; ) {
    const request: PageRequest<E> = { ...list, selection, args: { first: ahead, after }, maxSize: ahead };
    const found = await query<Row<E>>(ctx, pageSql(ctx, request, `${name}, ids`));
    const { rows, hasNextPage, cursorOf }: Page<Row<E>> = pageOf(request, found);
    if (rows.length > 0) yield rows.map(row => (row as { id: string }).id);
    if (!hasNextPage) return;
    const last = rows.at(-1)!;
    selection.decode(last);
    after = cursorOf(last);
  }
}

async function rowsOf<E extends { id: string }>(
  ctx: Context,
  list: List<E>,
  { name, selection }: Reading,
  ids: readonly string[],
): Promise<readonly Row<E>[]> {
  const select = rawSql(
    `/* ${name} */ select ${selection.text} from \`${tableOf(ctx.database.db, list.entity)}\` as t${selection.joins} where `,
  );
  const found = await query<Row<E> & { id: string }>(
    ctx,
    sql`${select}${isIn('t.id', ids)!} and ${conditionOf(ctx, list)}`,
  );
  for (const row of found) selection.decode(row);
  const byId = new Map(found.map(row => [row.id, row]));
  return ids.flatMap(id => byId.get(id) ?? []);
}
