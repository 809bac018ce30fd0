import type { Context } from '../../../platform/context/context.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { OrderLine } from '../order-line.entity.ts';
import { rowsByKey } from './rows-by-key.ts';

const columns = ['position', 'quantity', 'unitPriceMinor', 'discountPpm'] as const;

/** What the import must know of a line that exists. */
export type KnownLine = Pick<Row<OrderLine>, 'id' | (typeof columns)[number]>;

/** The lines of a batch that exist already, by their import key. */
export function knownLines(
  ctx: Context,
  importKeys: readonly string[],
): Promise<ReadonlyMap<string, KnownLine>> {
  return rowsByKey(ctx, OrderLine, 'importKey', importKeys, columns);
}
