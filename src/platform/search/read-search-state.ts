import type { Context } from '../context/context.ts';
import { columnsOf, query, selectionOf } from '../database/rows.ts';
import { rawSql, sql } from '../database/sql.ts';
import { SearchState, searchStateId } from './search-state.entity.ts';

/** What is known of the search index. There is one row from the first start on. */
export async function readSearchState(ctx: Context): Promise<SearchState> {
  const { db } = ctx.database;
  const selection = selectionOf(db, SearchState, columnsOf(db, SearchState));
  const [row] = await query<SearchState & Record<string, unknown>>(
    ctx,
    sql`${rawSql(`/* search.state */ select ${selection.text} from search_state as t where`)} t.id = ${searchStateId}`,
  );
  selection.decode(row!);
  return row!;
}
