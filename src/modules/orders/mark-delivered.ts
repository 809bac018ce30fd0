import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { advance, advanceFulfillment } from './advance.ts';
import type { Order } from './order.entity.ts';
import { orderDelivered } from './orders.events.ts';

/** A locked order has arrived, within a transaction. Of one that was refunded on its way, only the goods move on. */
export function markDelivered(ctx: Context, order: Order, at: Date): void {
  advanceFulfillment(order, 'DELIVERED');
  order.deliveredAt = at;
  if (order.status === 'SHIPPED') advance(order, 'DELIVERED');
  emit(ctx, orderDelivered, { orderId: order.id });
}
