import { joinedRow } from '../../../platform/database/rows.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import type { Order } from '../order.entity.ts';
import { exportedOrders } from './exported-orders.ts';

export const ordersExport = defineListExport<Order>({
  report: 'ORDERS',
  title: 'Orders',
  description: 'Orders and sales, one row each. With a range: those placed in it.',
  permissions: ['ORDERS_VIEW'],
  of: exportedOrders,
  properties: [
    'number',
    'placedAt',
    'channel',
    'status',
    'subtotalMinor',
    'discountMinor',
    'taxRatePpm',
    'taxMinor',
    'totalMinor',
    'paidMinor',
    'refundedMinor',
    'currencyCode',
    'paidAt',
    'shippedAt',
    'cancelReason',
  ],
  joined: { customer: ['code', 'name'], soldBy: ['name'] },
  columns: () => [
    { header: 'Number', kind: 'TEXT', value: row => row.number },
    { header: 'Placed', kind: 'DATETIME', value: row => row.placedAt },
    { header: 'Channel', kind: 'TEXT', value: row => row.channel },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    { header: 'Customer code', kind: 'TEXT', value: row => joinedRow(row, 'customer')?.code ?? null },
    { header: 'Customer', kind: 'TEXT', value: row => joinedRow(row, 'customer')?.name ?? null },
    { header: 'Sold by', kind: 'TEXT', value: row => joinedRow(row, 'soldBy')?.name ?? null },
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
});
