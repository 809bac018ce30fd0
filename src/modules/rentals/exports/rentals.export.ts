import { joinedRow } from '../../../platform/database/rows.ts';
import { rawSql } from '../../../platform/database/sql.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { withAllFound } from '../../../platform/search/row-search.ts';
import { withinDays } from '../../settings/within-days.ts';
import { Rental } from '../rental.entity.ts';
import { balanceOf } from '../rental.rules.ts';
import { rentalList } from '../rental-list.ts';

const created = rawSql('t.created_at');

export const rentalsExport = defineListExport<Rental>({
  report: 'RENTALS',
  title: 'Rentals',
  description: 'Rentals; with a range, those created in it.',
  permissions: ['RENTALS_VIEW'],
  of: {
    list: 'rentals',
    entity: Rental,
    rowsOf: async (ctx, choices: Parameters<typeof rentalList>[1]) =>
      withAllFound(ctx, await rentalList(ctx, choices)),
    createdAt: 'createdAt',
    withinDays: parameters => withinDays(created, parameters),
  },
  properties: [
    'number',
    'createdAt',
    'status',
    'sku',
    'productName',
    'startDate',
    'endDate',
    'months',
    'monthlyRateMinor',
    'depositMinor',
    'chargedMinor',
    'paidMinor',
    'refundedMinor',
    'currencyCode',
    'endedAt',
  ],
  joined: { customer: ['code', 'name'] },
  columns: () => [
    { header: 'Number', kind: 'TEXT', value: row => row.number },
    { header: 'Created', kind: 'DATETIME', value: row => row.createdAt },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    { header: 'Customer code', kind: 'TEXT', value: row => joinedRow(row, 'customer')?.code ?? null },
    { header: 'Customer', kind: 'TEXT', value: row => joinedRow(row, 'customer')?.name ?? null },
    { header: 'SKU', kind: 'TEXT', value: row => row.sku },
    { header: 'Product', kind: 'TEXT', value: row => row.productName },
    { header: 'First day', kind: 'DATE', value: row => row.startDate },
    { header: 'Until', kind: 'DATE', value: row => row.endDate },
    { header: 'Months', kind: 'INTEGER', value: row => row.months },
    moneyColumn('Monthly rent', row => row.monthlyRateMinor),
    moneyColumn('Deposit', row => row.depositMinor),
    moneyColumn('Charged', row => row.chargedMinor),
    moneyColumn('Paid', row => row.paidMinor),
    moneyColumn('Balance', row => balanceOf(row)),
    moneyColumn('Refunded', row => row.refundedMinor),
    { header: 'Currency', kind: 'TEXT', value: row => row.currencyCode },
    { header: 'Ended', kind: 'DATETIME', value: row => row.endedAt },
  ],
});
