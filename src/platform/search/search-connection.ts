import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context/context.ts';
import { type PageRequest, pageOf } from '../database/page.ts';
import type { Row } from '../database/rows.ts';
import { ConnectionData, hasPage, isCountSelected, readConnection } from '../graphql/connection.ts';
import { countHits } from './count-hits.ts';
import { rarestWord } from './rarest-word.ts';
import { searchLimits } from './search-limits.ts';
import { searchVersions } from './search-versions.ts';
import type { ListSearch } from './searched-list.ts';
import { fewHitsOf, searchedRows } from './searched-rows.ts';
import { wordSearch } from './words.sql.ts';

/** Reads one page of a list that may be searched, and the total count when the query asks for it. */
export async function readSearchConnection<E extends object>(
  ctx: Context,
  info: GraphQLResolveInfo,
  name: string,
  request: PageRequest<E>,
  search: ListSearch | undefined,
): Promise<ConnectionData<Row<E>>> {
  if (!search) return readConnection(ctx, info, name, request);
  await ctx.services.get(searchVersions).refresh(ctx);
  // A page that cannot be is refused before anything is read.
  const none = pageOf<E>(request, []);
  const words = wordSearch(ctx, search.text, search.lists);
  const isCounted = isCountSelected(info);
  if (words.words.length === 0)
    return new ConnectionData(none, isCounted ? { total: 0, isExact: true } : undefined);
  const rarest = await rarestWord(
    ctx,
    words,
    isCounted ? searchLimits.candidates : fewHitsOf(request, search),
  );
  const [rows, count] = await Promise.all([
    isCounted && !hasPage(info) ? [] : searchedRows(ctx, request, { search, words, rarest, name }),
    isCounted ? countHits(ctx, request, { search, words, rarest }) : undefined,
  ]);
  return new ConnectionData(pageOf(request, rows), count);
}
