import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { query } from '../../platform/database/rows.ts';
import { lockById } from '../../platform/database/saving.ts';
import { rawSql, sql } from '../../platform/database/sql.ts';
import { deleteJobsWith } from '../../platform/jobs/delete-jobs.ts';
import { withoutTexts } from '../../platform/lib/erased.ts';
import { eraseTextsAbout } from '../audit/erase-texts-about.ts';
import { eraseNetwork } from '../inventory/holds/holds.ts';
import { erasePaymentTexts, paymentTextFields } from '../payments/erase-payment-texts.ts';
import { plainExemption } from '../tax/tax-treatment.ts';
import { mailRefund } from './jobs/order-mails.jobs.ts';
import { Order } from './order.entity.ts';
import { OrderEvent } from './order-event.entity.ts';
import { Shipment } from './shipments/shipment.entity.ts';

const pageSize = 100;

/** What people write about an order, by the names that it has in timelines and in the audit log. */
const textFields = [
  'shippingAddress',
  'billingAddress',
  'notes',
  'trackingNumber',
  'carrier',
  'cancelReason',
  'reason',
  'taxExemption',
] as const;

/**
 * Erases from the orders of an erased user where they went and what was written about them, also from their payments,
 * their timelines, and the audit log. What was bought, when, and for how much stays, under a customer who is nobody.
 * Each order is a transaction of its own, which locks the order before its payments. Safe to repeat.
 */
export async function eraseOrders(ctx: Context, userId: string): Promise<void> {
  for (let after = ''; ; ) {
    const page = await query<{ id: string }>(
      ctx,
      sql`/* orders.ofUser */ select o.id from sales_order as o join customer as c on c.id = o.customer_id where c.user_id = ${userId} and o.id > ${after} order by o.id limit ${rawSql(String(pageSize))}`,
    );
    for (const { id } of page) await eraseOrder(ctx, id, userId);
    if (page.length < pageSize) return;
    after = page.at(-1)!.id;
  }
}

async function eraseOrder(ctx: Context, orderId: string, userId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const order = await lockById(ctx, Order, orderId, [], { deleted: true });
    order.shippingAddress = null;
    order.billingAddress = null;
    order.notes = null;
    order.trackingNumber = null;
    order.cancelReason = null;
    order.taxExemption = plainExemption(order.taxExemption);
    const shipments = await ctx.em.find(Shipment, { order: orderId });
    for (const shipment of shipments) Object.assign(shipment, { trackingNumber: null, carrier: null });
    await eraseNetwork(ctx, orderId);
    const events = await ctx.em.find(OrderEvent, { order: orderId });
    for (const event of events) event.details = withoutTexts(event.details, textFields) ?? event.details;
    const paymentIds = await erasePaymentTexts(ctx, [orderId]);
    // A job of an earlier version repeats the reason of a refund. To this customer nothing is mailed any more.
    await deleteJobsWith(ctx, mailRefund.name, 'orderId', [orderId]);
    await eraseTextsAbout(ctx, userId, [orderId, ...paymentIds], [...textFields, ...paymentTextFields]);
  });
}
