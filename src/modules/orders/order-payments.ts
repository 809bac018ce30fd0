import { requireUserId } from '../../platform/authorization/rules.ts';
import { guardById } from '../../platform/database/guard.ts';
import { sql } from '../../platform/database/sql.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { audit } from '../audit/audit.ts';
import { releaseHold } from '../inventory/holds/holds.ts';
import type { PaymentTarget } from '../payments/payment-targets.ts';
import { advance, settlePayment } from './advance.ts';
import { customerNameOfOrder } from './customer-name-of-order.ts';
import { lockOrder, lockOwnOrder } from './lock-order.ts';
import { Order } from './order.entity.ts';
import { orderById } from './order.queries.ts';
import { payProblem, receiveProblem } from './order-actions.rules.ts';
import { dueOf } from './order-money.rules.ts';
import { orderPaid } from './orders.events.ts';
import { recordRefund } from './record-refund.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

/** How payments work with orders. */
export const orderPayments: PaymentTarget = {
  idPrefix: Order.idPrefix,
  type: () => Order,

  async due(ctx, orderId, by) {
    requireUserId(ctx);
    const isStore = by === 'STORE';
    const order = isStore ? await lockOrder(ctx, orderId) : await lockOwnOrder(ctx, orderId, 'ORDERS_MANAGE');
    refuseIf(isStore ? receiveProblem(order) : payProblem(order, ctx.clock.now()), ['orderId']);
    const { currencyCode, number } = order;
    return { amountMinor: dueOf(order), currencyCode, description: `Order ${number}`, whole: false };
  },

  idsOfCustomer: customerId => sql`select id from sales_order where customer_id = ${customerId}`,

  async lock(ctx, orderId) {
    await guardById(ctx, Order, orderId, ['orderId']);
  },

  async paid(ctx, { paymentId, targetId, amountMinor }) {
    const order = await lockOrder(ctx, targetId);
    // Canceled, expired, paid a second time, or a part was recorded since the payment began: the money goes back.
    if (order.status !== 'PENDING_PAYMENT' || amountMinor > dueOf(order)) return 'REFUSED';
    order.paidMinor += amountMinor;
    if (dueOf(order) === 0) {
      advance(order, 'PAID');
      order.paidAt = ctx.clock.now();
      await releaseHold(ctx, order.id);
      emit(ctx, orderPaid, { orderId: targetId, paymentId });
    } else {
      // The store has money for it, and decides itself how long it waits for the rest.
      order.expiresAt = null;
    }
    settlePayment(order);
    audit(ctx, 'order.paid', order, { details: { paymentId } });
    await recordTimelineEvent(ctx, targetId, 'PAID', { paymentId, amountMinor });
    return 'ACCEPTED';
  },

  async refunded(ctx, refund) {
    const order = await lockOrder(ctx, refund.targetId);
    await recordRefund(ctx, order, refund);
  },

  customerName: customerNameOfOrder,
  read: (ctx, orderId, info) => orderById(ctx, orderId, info),
};
