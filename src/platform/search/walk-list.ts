import type { Context } from '../context/context.ts';
import { isIn } from '../database/conditions.ts';
import { type PageRequest, pageOf, pageSql, positionOf } from '../database/page.ts';
import { isColumn, query, type Row, selectionOf, selectRows } from '../database/rows.ts';
import type { SearchLimits } from './search-limits.ts';

export interface ListWalk {
  /** Appears in the SQL, so that a slow statement can be found. */
  readonly name: string;
  readonly limits: SearchLimits;
  /** At how many rows it looks. */
  readonly most: number;
  /** Which of these rows of the list are found. */
  readonly meet: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/**
 * The rows of a page of what is found, and one more, by reading along the list. Undefined when they are not among those
 * that it may look at.
 */
export async function walkList<E extends object>(
  ctx: Context,
  request: PageRequest<E>,
  { name, limits, most, meet }: ListWalk,
): Promise<Row<E>[] | undefined> {
  const { size, backward } = positionOf(request);
  const { db } = ctx.database;
  const keys = request.sort.keys.map(({ property }) => property);
  const selection = selectionOf(
    db,
    request.entity,
    keys.filter(key => isColumn(db, request.entity, key)),
  );
  const found: string[] = [];
  let cursor = request.args[backward ? 'before' : 'after'];
  let left = most;
  for (let look = Math.min(limits.firstLook, left); ; look = Math.min(look * 8, limits.longestLook, left)) {
    const args = backward ? { last: look, before: cursor } : { first: look, after: cursor };
    const part = { ...request, selection, args, maxSize: look };
    const rows = await query<Row<E> & { id: string }>(ctx, pageSql(ctx, part, `${name}, walk`));
    for (const row of rows) selection.decode(row);
    const isEnd = rows.length <= look;
    const looked = rows.slice(0, look);
    const ids = looked.map(({ id }) => id);
    const met = await meet(ids);
    found.push(...ids.filter(id => met.has(id)));
    if (found.length > size || isEnd) break;
    left -= look;
    if (left <= 0) return undefined;
    cursor = pageOf(part, []).cursorOf(looked.at(-1)!);
  }
  const page = { ...request, where: [...request.where, isIn('t.id', found.slice(0, size + 1))] };
  return found.length === 0 ? [] : selectRows<E>(ctx, request.selection, pageSql(ctx, page, name), 1);
}
