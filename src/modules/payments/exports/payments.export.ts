import { rawSql } from '../../../platform/database/sql.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { withinDays } from '../../settings/within-days.ts';
import { Payment } from '../payment.entity.ts';
import { paymentList } from '../payment-list.ts';

const begun = rawSql('t.created_at');

export const paymentsExport = defineListExport<Payment>({
  report: 'PAYMENTS',
  title: 'Payments',
  description: 'Payments; with a range, those started in it.',
  permissions: ['PAYMENTS_VIEW'],
  of: {
    list: 'payments',
    entity: Payment,
    rowsOf: paymentList,
    createdAt: 'createdAt',
    withinDays: parameters => withinDays(begun, parameters),
  },
  properties: [
    'createdAt',
    'succeededAt',
    'description',
    'provider',
    'status',
    'amountMinor',
    'refundedMinor',
    'currencyCode',
    'receiptNumber',
    'failureMessage',
    'reference',
    'receivedOn',
  ],
  columns: () => [
    { header: 'Begun', kind: 'DATETIME', value: row => row.createdAt },
    { header: 'Paid', kind: 'DATETIME', value: row => row.succeededAt },
    { header: 'For', kind: 'TEXT', value: row => row.description },
    { header: 'Way', kind: 'TEXT', value: row => row.provider },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    moneyColumn('Amount', row => row.amountMinor),
    moneyColumn('Refunded', row => row.refundedMinor),
    { header: 'Currency', kind: 'TEXT', value: row => row.currencyCode },
    { header: 'Receipt', kind: 'TEXT', value: row => row.receiptNumber },
    { header: 'Failed because', kind: 'TEXT', value: row => row.failureMessage },
    { header: 'Transfer or check', kind: 'TEXT', value: row => row.reference },
    { header: 'Received on', kind: 'DATE', value: row => row.receivedOn },
  ],
});
