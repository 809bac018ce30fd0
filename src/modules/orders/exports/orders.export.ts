import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { batchSize, keysetBatches } from '../../../platform/files/keyset.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import { type ExportedOrder, placedWithin, readOrders } from './order-rows.ts';

export const ordersExport = defineExport<ExportedOrder>({
  report: 'ORDERS',
  title: 'Orders',
  description: 'Orders and sales, one row each. With a range: those placed in it.',
  permissions: ['ORDERS_VIEW'],
  range: 'OPTIONAL',
  columns: () => [
    { header: 'Number', kind: 'TEXT', value: row => row.number },
    { header: 'Placed', kind: 'DATETIME', value: row => row.placedAt },
    { header: 'Channel', kind: 'TEXT', value: row => row.channel },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    { header: 'Customer code', kind: 'TEXT', value: row => row.customerCode },
    { header: 'Customer', kind: 'TEXT', value: row => row.customer },
    { header: 'Sold by', kind: 'TEXT', value: row => row.soldBy },
    moneyColumn('Subtotal', row => row.subtotalMinor),
    moneyColumn('Discount', row => row.discountMinor),
    { header: 'Tax rate', kind: 'RATE', value: row => rateOf(row.taxRatePpm) },
    moneyColumn('Tax', row => row.taxMinor),
    moneyColumn('Total', row => row.totalMinor),
    moneyColumn('Paid', row => row.paidMinor),
    moneyColumn('Refunded', row => row.refundedMinor),
    { header: 'Currency', kind: 'TEXT', value: row => row.currencyCode },
    { header: 'Paid at', kind: 'DATETIME', value: row => row.paidAt },
    { header: 'Shipped', kind: 'DATETIME', value: row => row.shippedAt },
    { header: 'Cancellation reason', kind: 'TEXT', value: row => row.cancelReason },
  ],
  async count(ctx, parameters) {
    const [row] = await query<{ total: number }>(
      ctx,
      sql`/* exports.orders, count */ select count(*) as total from sales_order as t where ${placedWithin(parameters)}`,
    );
    return Number(row!.total);
  },
  rows: (ctx, parameters) => keysetBatches(last => readOrders(ctx, parameters, last, batchSize)),
});
