import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import type { ImportedRow } from '../../../platform/files/import/define-import.ts';
import type { KnownLine } from './known-lines.ts';

interface ImportedLine {
  readonly importKey: string;
  readonly order: string;
}

/** The lines of a batch with their places: a known line keeps its own, and a new one follows the last of its order. */
export async function withPositions<L extends ImportedLine>(
  ctx: Context,
  lines: readonly ImportedRow<L>[],
  known: ReadonlyMap<string, KnownLine>,
): Promise<ImportedRow<L & { position: number }>[]> {
  const counts = await lineCounts(
    ctx,
    lines.map(({ values }) => values.order),
  );
  return lines.map(({ line, values }) => {
    const old = known.get(values.importKey);
    const position = old ? old.position : (counts.get(values.order) ?? 0);
    if (!old) counts.set(values.order, position + 1);
    return { line, values: { ...values, position } };
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
