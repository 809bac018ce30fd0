import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context/context.ts';
import { pageOf } from '../database/page.ts';
import type { Row } from '../database/rows.ts';
import { ConnectionData, hasPage, readConnection } from '../graphql/connection.ts';
import { isSelected } from '../graphql/selection.ts';
import { countHits } from './count-hits.ts';
import { mostCandidates, type SearchedRequest } from './searched-list.ts';
import { searchedRows } from './searched-rows.ts';
import { wordSearch } from './words.sql.ts';

/** Reads one page of a list that may be searched, and the total count when the query asks for it. */
export async function readSearchConnection<E extends object>(
  ctx: Context,
  info: GraphQLResolveInfo,
  name: string,
  request: SearchedRequest<E>,
): Promise<ConnectionData<Row<E>>> {
  const { search } = request;
  if (!search) return readConnection(ctx, info, name, request);
  const words = wordSearch(search.text, search.lists);
  const searched = { ...request, search };
  // A page that cannot be is refused before anything is read.
  const pageOfRows = (rows: Row<E>[]) => pageOf(request, rows);
  pageOfRows([]);
  const isCounted = isSelected(info, ['totalCount']);
  const [rows, count] = await Promise.all([
    isCounted && !hasPage(info) ? [] : searchedRows(ctx, searched, words, name),
    isCounted ? countHits(ctx, searched, words, mostCandidates) : undefined,
  ]);
  return new ConnectionData(pageOfRows(rows), count?.total);
}
