import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import { type Row, selectionOf, selectRows } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { fromMinor } from '../../../platform/lib/money.ts';
import { heading, labeledRows, paragraph } from '../../../platform/pdf/blocks.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { Payment, type PaymentProviderName } from '../payment.entity.ts';
import { targetOf } from '../payment-targets.ts';
import { Refund } from '../refunds/refund.entity.ts';

type PaymentRow = Row<Payment>;
type RefundRow = Row<Refund>;

const ways: Record<PaymentProviderName, string> = {
  STRIPE: 'Online, through Stripe',
  LOCAL: 'Online, in test mode: no money was moved',
  CASH: 'In cash',
  CARD_TERMINAL: 'By card at the counter',
  BANK_TRANSFER: 'By bank transfer',
  CHECK: 'By check',
  OTHER: 'As agreed with the store',
};

/** The receipt of a payment as a PDF; null when there is no such payment, or it was not paid. */
export async function renderReceipt(ctx: Context, paymentId: string): Promise<Buffer | null> {
  const { db } = ctx.database;
  const columns = [
    'receiptNumber',
    'succeededAt',
    'amountMinor',
    'refundedMinor',
    'currencyCode',
    'description',
    'provider',
    'targetId',
    'reference',
    'receivedOn',
  ];
  const payment = await loadById(ctx, Payment, paymentId, selectionOf(db, Payment, columns));
  if (payment?.succeededAt == null) return null;
  const selection = selectionOf(db, Refund, ['amountMinor', 'currencyCode', 'reason', 'updatedAt']);
  const [settings, customerName, refunds] = await Promise.all([
    readSettings(ctx),
    targetOf(ctx, payment.targetId).customerName(ctx, payment.targetId),
    selectRows<Refund>(
      ctx,
      selection,
      sql`${rawSql(`/* payments.refundsOnReceipt */ select ${selection.text} from refund as t where`)} t.payment_id = ${paymentId} and t.status = 'SUCCEEDED' order by t.created_at, t.id`,
    ),
  ]);
  return draw(payment, customerName, refunds, settings);
}

function draw(
  payment: PaymentRow,
  customerName: string | null,
  refunds: readonly RefundRow[],
  { storeName, timeZone }: { storeName: string; timeZone: string },
): Promise<Buffer> {
  const { receiptNumber, amountMinor, refundedMinor, currencyCode } = payment;
  const amount = (minor: number) => `${fromMinor(minor, currencyCode)} ${currencyCode}`;
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone });
  const paidAt = payment.succeededAt!;
  const info = { title: `Receipt ${receiptNumber}`, author: storeName, createdAt: paidAt };
  return renderPdf(info, pdf => {
    heading(pdf, storeName);
    paragraph(pdf, `Receipt ${receiptNumber}`);
    labeledRows(pdf, [
      ['Date', `${format.format(paidAt)} (${timeZone})`],
      ...(customerName === null ? [] : [['Customer', customerName] as const]),
      ['For', payment.description],
      ['Paid', ways[payment.provider]],
      ...(payment.reference === null ? [] : [['Reference', payment.reference] as const]),
      ...(payment.receivedOn === null ? [] : [['Received on', payment.receivedOn] as const]),
      ['Amount', amount(amountMinor)],
      ...refunds.map(refund => {
        const on = format.format(refund.updatedAt);
        return ['Paid back', `${amount(refund.amountMinor)} on ${on}: ${refund.reason}`] as const;
      }),
      ...(refunds.length > 0 ? [['Left', amount(amountMinor - refundedMinor)] as const] : []),
    ]);
  });
}
