import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { actingUserId, nextActionOf, nextActions } from '../../platform/graphql/next-action.ts';
import type { Problem } from '../../platform/lib/problem.ts';
import { customerIdOf } from '../accounts/customers/customer-id-of.ts';
import { refundProblemOfTarget } from '../payments/payment-next-actions.ts';
import { providerProblem } from '../payments/provider/providers.ts';
import type { OrderRow } from './order.queries.ts';
import {
  cancelProblem,
  comesBackInPart,
  correctionProblem,
  deliverProblem,
  nothingLeftProblem,
  payProblem,
  receiveProblem,
  refundShippingProblem,
  returnProblem,
  shipProblem,
  updateProblem,
} from './order-actions.rules.ts';
import { isSaleToChange, problemOfSale } from './sales/lock-sale.ts';

export const OrderNextAction = nextActionOf('Order', {
  PAY: 'Pay what is due online: `startPayment`.',
  RECORD_PAYMENT: 'Record money that the store has received for it: `recordPayment`.',
  UPDATE: 'Change its addresses or its notes: `updateOrder`.',
  SHIP: 'Record that it, or a part of it, was shipped: `shipOrder`, `createShipment`.',
  DELIVER: 'Record that it was delivered: `deliverOrder`.',
  CANCEL: 'Cancel it: `cancelOrder`.',
  RETURN: 'Take goods back: `returnOrderLines`.',
  REFUND_SHIPPING: 'Refund what its shipping cost, or a part of it: `refundShipping`.',
  REFUND: 'Refund one of its payments: `refundPayment`.',
  UPDATE_SALE: 'Correct the sale: `updateSale`.',
  VOID_SALE: 'Void the sale: `voidSale`.',
});

export const orderActionColumns = [
  'id',
  'number',
  'status',
  'fulfillmentStatus',
  'channel',
  'customer',
  'createdById',
  'placedAt',
  'expiresAt',
  'shippingMinor',
  'shippingReturnedMinor',
];

export async function nextActionsOfOrder(ctx: Context, order: OrderRow) {
  const isManaged = isAllowed(ctx.actor, 'ORDERS_MANAGE');
  const isOwn = isManaged || (await isOwnOrder(ctx, order));
  const isSale = isAllowed(ctx.actor, 'SALES_RECORD') && isSaleToChange(ctx, order);
  return nextActions({
    PAY: isOwn && (() => providerProblem(ctx) ?? payProblem(order, ctx.clock.now())),
    RECORD_PAYMENT: isAllowed(ctx.actor, 'PAYMENTS_RECORD') && (() => receiveProblem(order)),
    UPDATE: isOwn && (() => updateProblem(order)),
    SHIP: isManaged && (() => shipProblem(order)),
    DELIVER: isManaged && (() => deliverProblem(order)),
    CANCEL: isOwn && (() => cancelProblem(order)),
    RETURN: isManaged && (async () => returnProblem(order) ?? (await goodsProblem(ctx, order))),
    REFUND_SHIPPING:
      isAllowed(ctx.actor, 'PAYMENTS_REFUND') &&
      order.shippingMinor > 0 &&
      (() => refundShippingProblem(order)),
    REFUND: isAllowed(ctx.actor, 'PAYMENTS_REFUND') && (() => refundProblemOfTarget(ctx, order.id)),
    UPDATE_SALE:
      isSale &&
      (async () => (await problemOfSale(ctx, order, 'corrected')) ?? (await returnsProblem(ctx, order))),
    VOID_SALE: isSale && (() => problemOfSale(ctx, order, 'voided')),
  });
}

async function isOwnOrder(ctx: Context, { customer }: OrderRow): Promise<boolean> {
  const userId = actingUserId(ctx);
  if (userId === null || customer === null) return false;
  return (await customerIdOf(ctx, userId)) === customer;
}

async function goodsProblem(ctx: Context, order: OrderRow): Promise<Problem | null> {
  const { bought, shipped, unitsReturned } = await unitsOf(ctx, order.id);
  return nothingLeftProblem(order, (comesBackInPart(order) ? shipped : bought) - unitsReturned);
}

async function returnsProblem(ctx: Context, order: OrderRow): Promise<Problem | null> {
  const { unitsReturned } = await unitsOf(ctx, order.id);
  return correctionProblem(order, unitsReturned);
}

/** The units of all lines of an order; those of many orders are read in one statement. */
async function unitsOf(
  ctx: Context,
  orderId: string,
): Promise<{ bought: number; shipped: number; unitsReturned: number }> {
  const [row] = await loadGroup<{ bought: number; shipped: number; returned: number }>(
    ctx,
    'units of orders',
    orderId,
    ids =>
      query(
        ctx,
        sql`/* orders.units */ select order_id as groupId, sum(quantity) as bought, sum(coalesce(shipped_quantity, 0)) as shipped, sum(returned_quantity) as returned
        from order_line where order_id in (${listSql(ids)}) and deleted_at is null group by order_id`,
      ),
  );
  return {
    bought: Number(row?.bought ?? 0),
    shipped: Number(row?.shipped ?? 0),
    unitsReturned: Number(row?.returned ?? 0),
  };
}
