import type { GraphQLResolveInfo } from 'graphql';
import { ConnectionData, isCountSelected } from '../../platform/graphql/connection.ts';
import type { RowsArgs } from './analytics.inputs.ts';
import type { Ranked, RowsWanted } from './read-ranked.ts';

/** A page of a ranked report. One row more than it has shows whether there is another page. */
export async function reportConnection<R>(
  info: GraphQLResolveInfo,
  { first, after }: RowsArgs,
  read: (wanted: RowsWanted) => Promise<Ranked<R>>,
): Promise<ConnectionData<R & { readonly cursor: string }>> {
  const isCounted = isCountSelected(info);
  const { rows, count } = await read({ first: first + 1, after: after ?? null, isCounted });
  const page = {
    rows: rows.slice(0, first),
    hasNextPage: rows.length > first,
    hasPreviousPage: after != null,
    cursorOf: (row: R & { readonly cursor: string }) => row.cursor,
  };
  return new ConnectionData(page, count);
}
