import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineExport, type ExportParameters } from '../../../platform/files/define-export.ts';
import { afterTime, batchLimit, keysetBatches } from '../../../platform/files/keyset.ts';
import { withinDays } from '../../settings/within-days.ts';
import { balanceOf } from '../rental.rules.ts';
import type { RentalStatus } from '../rental-status.ts';

interface RentalLine {
  readonly id: string;
  readonly number: string;
  readonly createdAt: Date;
  readonly status: RentalStatus;
  readonly customerCode: string | null;
  readonly customer: string | null;
  readonly sku: string;
  readonly productName: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly months: number;
  readonly currencyCode: string;
  readonly monthlyRateMinor: number;
  readonly depositMinor: number;
  readonly chargedMinor: number;
  readonly paidMinor: number;
  readonly refundedMinor: number;
  readonly endedAt: Date | null;
}

type Raw = Omit<RentalLine, 'createdAt' | 'endedAt'> & {
  readonly created: string | number;
  readonly ended: string | number | null;
};

const createdColumn = rawSql('t.created_at');

export const rentalsExport = defineExport<RentalLine>({
  report: 'RENTALS',
  title: 'Rentals',
  description: 'Rentals; with a range, those created in it.',
  permissions: ['RENTALS_VIEW'],
  range: 'OPTIONAL',
  columns: () => [
    { header: 'Number', kind: 'TEXT', value: row => row.number },
    { header: 'Created', kind: 'DATETIME', value: row => row.createdAt },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    { header: 'Customer code', kind: 'TEXT', value: row => row.customerCode },
    { header: 'Customer', kind: 'TEXT', value: row => row.customer },
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
  async count(ctx, parameters) {
    const [row] = await query<{ total: number }>(
      ctx,
      sql`/* exports.rentals, count */ select count(*) as total from rental as t where ${createdWithin(parameters)}`,
    );
    return Number(row!.total);
  },
  rows: (ctx, parameters) => keysetBatches(last => readRentals(ctx, parameters, last)),
});

function createdWithin(parameters: ExportParameters): Sql {
  return sql`t.deleted_at is null and ${withinDays(createdColumn, parameters)}`;
}

async function readRentals(
  ctx: Context,
  parameters: ExportParameters,
  last: RentalLine | null,
): Promise<RentalLine[]> {
  const rows = await query<Raw>(
    ctx,
    sql`/* exports.rentals */ select t.id, t.number, t.created_at as created, t.status, c.code as customerCode,
        c.name as customer, t.sku, t.product_name as productName, t.start_date as startDate, t.end_date as endDate,
        t.months, t.currency_code as currencyCode, t.monthly_rate_minor as monthlyRateMinor,
        t.deposit_minor as depositMinor, t.charged_minor as chargedMinor, t.paid_minor as paidMinor,
        t.refunded_minor as refundedMinor, t.ended_at as ended
      from rental as t left join customer as c on c.id = t.customer_id and c.deleted_at is null
      where ${createdWithin(parameters)} and ${afterTime(createdColumn, last?.createdAt ?? null, last?.id ?? null)}
      order by t.created_at, t.id ${batchLimit}`,
  );
  const { readDate } = ctx.database.db.dialect;
  return rows.map(({ created, ended, ...row }) => ({
    ...row,
    chargedMinor: Number(row.chargedMinor),
    paidMinor: Number(row.paidMinor),
    createdAt: readDate(created),
    endedAt: ended === null ? null : readDate(ended),
  }));
}
