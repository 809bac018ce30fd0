import type { OrderStatus } from './order.entity.ts';
import { nextStatus } from './order.rules.ts';

/**
 * Takes an order to a status, or leaves it in the one that it has. Nothing else changes the status of an order. Whoever
 * asks has checked before that it may be: a step that the table does not have is a fault of ours.
 */
export function advance(order: { readonly number: string; status: OrderStatus }, status: OrderStatus): void {
  if (order.status === status) return;
  if (!nextStatus[order.status].includes(status))
    throw new Error(`Order ${order.number} cannot go from ${order.status} to ${status}.`);
  order.status = status;
}
