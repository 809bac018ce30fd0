import type { Context } from '../../../platform/context/context.ts';
import { listSource } from '../../../platform/database/page.ts';
import { joinedRow, query, type Row, selectionOf } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineExport, type ExportParameters } from '../../../platform/files/define-export.ts';
import { listOf, takesList } from '../../../platform/files/define-list-export.ts';
import { listBatches } from '../../../platform/files/list-batches.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import type { Order } from '../order.entity.ts';
import { type KeptLineTax, type LineTax, taxedLines, withAmounts } from '../taxes/taxed-lines.ts';
import { exportedOrders } from './exported-orders.ts';

interface ExportedLine {
  readonly orderId: string;
  readonly order: Row<Order>;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly returned: number;
  readonly currencyCode: string;
  readonly unitPriceMinor: number;
  readonly discountPpm: number;
  readonly totalMinor: number;
  readonly refundedMinor: number;
  readonly taxName: string | null;
  readonly taxRatePpm: number;
  readonly netMinor: number;
  readonly taxMinor: number;
}

type ReadLine = Omit<ExportedLine, 'order' | keyof LineTax> & KeptLineTax;

/** An order has at most 200 lines, and usually a few. */
const ordersPerBatch = 128;

export const orderLinesExport = defineExport<ExportedLine>({
  report: 'ORDER_LINES',
  title: 'Order lines',
  description:
    'The lines of orders, one row each. With a range: of the orders placed in it. Its filter is that of orders.',
  permissions: ['ORDERS_VIEW'],
  ...takesList(exportedOrders),
  columns: () => [
    { header: 'Order', kind: 'TEXT', value: row => row.order.number },
    { header: 'Placed', kind: 'DATETIME', value: row => row.order.placedAt },
    { header: 'Status', kind: 'TEXT', value: row => row.order.status },
    { header: 'Customer', kind: 'TEXT', value: row => joinedRow(row.order, 'customer')?.name ?? null },
    { header: 'SKU', kind: 'TEXT', value: row => row.sku },
    { header: 'Name', kind: 'TEXT', value: row => row.name },
    { header: 'Quantity', kind: 'INTEGER', value: row => row.quantity },
    { header: 'Returned', kind: 'INTEGER', value: row => row.returned },
    moneyColumn('Unit price', row => row.unitPriceMinor),
    { header: 'Discount rate', kind: 'RATE', value: row => rateOf(row.discountPpm) },
    { header: 'Tax name', kind: 'TEXT', value: row => row.taxName },
    { header: 'Tax rate', kind: 'RATE', value: row => rateOf(row.taxRatePpm) },
    moneyColumn('Net total', row => row.netMinor),
    moneyColumn('Tax', row => row.taxMinor),
    // Net as well, so that the difference is what reports count as revenue.
    moneyColumn('Refunded', row => row.refundedMinor),
    { header: 'Currency', kind: 'TEXT', value: row => row.currencyCode },
  ],
  async count(ctx, parameters) {
    const orders = listSource(ctx, await listOf(ctx, exportedOrders, parameters));
    const [row] = await query<{ total: number }>(
      ctx,
      sql`/* exports.orderLines, count */ select count(*) as total from (select t.id from ${orders}) as o
        join order_line as l on l.order_id = o.id and l.deleted_at is null`,
    );
    return Number(row!.total);
  },
  rows: readLines,
});

/** The orders in batches, and all lines of each batch in one statement. */
async function* readLines(
  ctx: Context,
  parameters: ExportParameters,
): AsyncGenerator<readonly ExportedLine[]> {
  const { entity } = exportedOrders;
  const selection = selectionOf(
    ctx.database.db,
    entity,
    ['number', 'placedAt', 'status', 'taxRatePpm'],
    new Map([['customer', ['name']]]),
  );
  const list = await listOf(ctx, exportedOrders, parameters);
  const reading = { name: 'exports.ordersOfLines', selection, size: ordersPerBatch };
  for await (const orders of listBatches(ctx, list, reading)) {
    const ids = listSql(orders.map(({ id }) => id));
    const lines = await query<ReadLine>(
      ctx,
      sql`/* exports.orderLines */ select l.order_id as orderId, l.sku, l.name, l.quantity,
          l.returned_quantity as returned, l.currency_code as currencyCode, l.unit_price_minor as unitPriceMinor,
          l.discount_ppm as discountPpm, l.total_minor as totalMinor, l.refunded_minor as refundedMinor,
          l.tax_name as taxName, l.tax_rate_ppm as taxRatePpm, l.net_minor as netMinor, l.tax_minor as taxMinor
        from order_line as l where l.order_id in (${ids}) and l.deleted_at is null order by l.order_id, l.position, l.id`,
    );
    const byOrder = Map.groupBy(lines, line => line.orderId);
    yield orders.flatMap(order =>
      taxedLines((byOrder.get(order.id) ?? []).map(withAmounts), order.taxRatePpm).map(line => ({
        ...line,
        order,
      })),
    );
  }
}
