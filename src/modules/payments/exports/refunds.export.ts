import { joinedRow } from '../../../platform/database/rows.ts';
import { rawSql } from '../../../platform/database/sql.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { withinDays } from '../../settings/within-days.ts';
import { Refund } from '../refunds/refund.entity.ts';
import { refundList } from '../refunds/refund-list.ts';

const paidBack = rawSql('t.refunded_at');

export const refundsExport = defineListExport<Refund>({
  report: 'REFUNDS',
  title: 'Refunds',
  description: 'Refunds; with a range, those whose money was paid back in it.',
  permissions: ['PAYMENTS_VIEW'],
  of: {
    list: 'refunds',
    entity: Refund,
    rowsOf: refundList,
    createdAt: 'createdAt',
    withinDays: parameters => withinDays(paidBack, parameters),
  },
  properties: [
    'createdAt',
    'refundedAt',
    'status',
    'amountMinor',
    'currencyCode',
    'reason',
    'failureMessage',
    'providerReference',
  ],
  joined: { payment: ['description', 'provider', 'receiptNumber'] },
  columns: () => [
    { header: 'Asked for', kind: 'DATETIME', value: row => row.createdAt },
    { header: 'Paid back', kind: 'DATETIME', value: row => row.refundedAt },
    {
      header: 'For',
      kind: 'TEXT',
      value: row => joinedRow<Refund, 'payment'>(row, 'payment')?.description ?? null,
    },
    {
      header: 'Way',
      kind: 'TEXT',
      value: row => joinedRow<Refund, 'payment'>(row, 'payment')?.provider ?? null,
    },
    {
      header: 'Receipt',
      kind: 'TEXT',
      value: row => joinedRow<Refund, 'payment'>(row, 'payment')?.receiptNumber ?? null,
    },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    moneyColumn('Amount', row => row.amountMinor),
    { header: 'Currency', kind: 'TEXT', value: row => row.currencyCode },
    { header: 'Reason', kind: 'TEXT', value: row => row.reason },
    { header: 'Failed because', kind: 'TEXT', value: row => row.failureMessage },
    { header: 'Id at the provider', kind: 'TEXT', value: row => row.providerReference },
  ],
});
