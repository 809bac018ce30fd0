import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { OrderLine } from '../order-line.entity.ts';
import { rowsByKey } from './rows-by-key.ts';

interface ImportedLine {
  readonly importKey: string;
  readonly order: string;
}

/** The lines of a batch with their places: a known line keeps its own, and a new one follows the last of its order. */
export async function withPositions<L extends ImportedLine>(
  ctx: Context,
  lines: readonly L[],
): Promise<(L & { position: number })[]> {
  const known = await rowsByKey(
    ctx,
    OrderLine,
    'importKey',
    lines.map(line => line.importKey),
    ['position'],
  );
  const counts = await lineCounts(
    ctx,
    lines.map(line => line.order),
  );
  return lines.map(line => {
    const existing = known.get(line.importKey);
    if (existing) return { ...line, position: existing.position };
    const position = counts.get(line.order) ?? 0;
    counts.set(line.order, position + 1);
    return { ...line, position };
  });
}

/** How many places the lines of each order take up. */
async function lineCounts(ctx: Context, orderIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await query<{ orderId: string; last: number }>(
    ctx,
    sql`/* import last positions */ select order_id as orderId, max(position) as last from order_line
      where order_id in (${listSql([...new Set(orderIds)])}) group by order_id`,
  );
  return new Map(rows.map(({ orderId, last }) => [orderId, Number(last) + 1]));
}
