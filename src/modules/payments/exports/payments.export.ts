import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineExport, type ExportParameters } from '../../../platform/files/define-export.ts';
import { afterTime, batchLimit, keysetBatches } from '../../../platform/files/keyset.ts';
import { withinDays } from '../../settings/within-days.ts';
import type { PaymentProviderName, PaymentStatus } from '../payment.entity.ts';

interface PaymentLine {
  readonly id: string;
  readonly begunAt: Date;
  readonly succeededAt: Date | null;
  readonly description: string;
  readonly provider: PaymentProviderName;
  readonly status: PaymentStatus;
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly currencyCode: string;
  readonly receiptNumber: string | null;
  readonly failureMessage: string | null;
}

type Raw = Omit<PaymentLine, 'begunAt' | 'succeededAt'> & {
  readonly begun: string | number;
  readonly succeeded: string | number | null;
};

const begun = rawSql('t.created_at');

export const paymentsExport = defineExport<PaymentLine>({
  report: 'PAYMENTS',
  title: 'Payments',
  description: 'Payments; with a range, those started in it.',
  permissions: ['PAYMENTS_VIEW'],
  range: 'OPTIONAL',
  columns: () => [
    { header: 'Begun', kind: 'DATETIME', value: row => row.begunAt },
    { header: 'Paid', kind: 'DATETIME', value: row => row.succeededAt },
    { header: 'For', kind: 'TEXT', value: row => row.description },
    { header: 'Way', kind: 'TEXT', value: row => row.provider },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    moneyColumn('Amount', row => row.amountMinor),
    moneyColumn('Refunded', row => row.refundedMinor),
    { header: 'Currency', kind: 'TEXT', value: row => row.currencyCode },
    { header: 'Receipt', kind: 'TEXT', value: row => row.receiptNumber },
    { header: 'Failed because', kind: 'TEXT', value: row => row.failureMessage },
  ],
  async count(ctx, parameters) {
    const [row] = await query<{ total: number }>(
      ctx,
      sql`/* exports.payments, count */ select count(*) as total from payment as t where ${begunWithin(parameters)}`,
    );
    return Number(row!.total);
  },
  rows: (ctx, parameters) => keysetBatches(last => readPayments(ctx, parameters, last)),
});

function begunWithin(parameters: ExportParameters): Sql {
  return sql`t.deleted_at is null and ${withinDays(begun, parameters)}`;
}

async function readPayments(
  ctx: Context,
  parameters: ExportParameters,
  last: PaymentLine | null,
): Promise<PaymentLine[]> {
  const rows = await query<Raw>(
    ctx,
    sql`/* exports.payments */ select t.id, t.created_at as begun, t.succeeded_at as succeeded, t.description, t.provider,
        t.status, t.amount_minor as amountMinor, t.refunded_minor as refundedMinor, t.currency_code as currencyCode,
        t.receipt_number as receiptNumber, t.failure_message as failureMessage
      from payment as t
      where ${begunWithin(parameters)} and ${afterTime(begun, last?.begunAt ?? null, last?.id ?? null)}
      order by t.created_at, t.id ${batchLimit}`,
  );
  const { readDate } = ctx.database.db.dialect;
  return rows.map(({ begun, succeeded, ...row }) => ({
    ...row,
    begunAt: readDate(begun),
    succeededAt: succeeded === null ? null : readDate(succeeded),
  }));
}
