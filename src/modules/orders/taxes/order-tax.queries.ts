import type { Context } from '../../../platform/context/context.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { query, type Row } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import type { OrderLine } from '../order-line.entity.ts';
import { type KeptLineTax, type LineTax, taxedLines, withAmounts } from './taxed-lines.ts';

interface LineRow extends KeptLineTax {
  readonly id: string;
  readonly groupId: string;
  readonly currencyCode: string;
  readonly taxName: string | null;
  readonly orderRatePpm: number;
}

export type TaxedOrderLine = Omit<LineRow, keyof LineTax> & LineTax;

/** The lines of an order with their taxes; those of many orders are read in one statement. */
export async function taxedLinesOfOrder(ctx: Context, orderId: string): Promise<readonly TaxedOrderLine[]> {
  const lines = await loadGroup(ctx, 'taxes of order lines', orderId, ids =>
    query<LineRow>(
      ctx,
      sql`/* orders.taxes */ select t.id, t.order_id as groupId, t.currency_code as currencyCode, t.total_minor as totalMinor,
          t.tax_name as taxName, t.tax_rate_ppm as taxRatePpm, t.net_minor as netMinor, t.tax_minor as taxMinor,
          o.tax_rate_ppm as orderRatePpm
        from order_line as t join sales_order as o on o.id = t.order_id
        where t.order_id in (${listSql(ids)}) and t.deleted_at is null order by t.position, t.id`,
    ),
  );
  if (lines.length === 0) return [];
  return taxedLines(lines.map(withAmounts), lines[0]!.orderRatePpm);
}

type LineToTax = Pick<Row<OrderLine>, 'id' | 'order' | 'totalMinor' | 'taxRatePpm' | 'netMinor' | 'taxMinor'>;

/** The taxes of one line: its own, or else its part of those of its order. */
export async function taxesOfLine(ctx: Context, line: LineToTax): Promise<LineTax> {
  const { id, order, totalMinor, taxRatePpm, netMinor, taxMinor } = line;
  if (taxRatePpm !== null && netMinor !== null && taxMinor !== null)
    return { taxRatePpm, netMinor, taxMinor };
  const lines = await taxedLinesOfOrder(ctx, order);
  // A correction may have replaced the line since it was read.
  return lines.find(one => one.id === id) ?? { taxRatePpm: 0, netMinor: totalMinor, taxMinor: 0 };
}
