import { type Problem, wrongStatus } from '../../platform/lib/problem.ts';
import type { Order, OrderStatus } from './order.entity.ts';

type State = Pick<Order, 'number' | 'status'>;

/** What an order of each status is, after "Order 2026-00012". */
const inWords: Readonly<Record<OrderStatus, string>> = {
  PENDING_PAYMENT: 'waits for its payment',
  PAID: 'is paid',
  SHIPPED: 'was shipped',
  DELIVERED: 'was delivered',
  CANCELLED: 'was canceled',
  REFUNDED: 'was refunded',
};

/** What stands against an action that only these statuses allow. */
function statusProblem(
  { number, status }: State,
  allowed: readonly OrderStatus[],
  what: string,
): Problem | null {
  if (allowed.includes(status)) return null;
  return wrongStatus(`Order ${number} ${inWords[status]}; it cannot be ${what} now.`);
}

const paid: readonly OrderStatus[] = ['PAID', 'SHIPPED', 'DELIVERED'];

/** What stands against recording money that the store has received for it. Until the order is canceled, that is not too late. */
export function receiveProblem(order: State): Problem | null {
  // A canceled or refunded order is not paid: its money went back.
  if (paid.includes(order.status)) return { code: 'ALREADY_PAID', message: `Order ${order.number} is paid.` };
  return statusProblem(order, ['PENDING_PAYMENT'], 'paid');
}

export function payProblem(order: State & Pick<Order, 'expiresAt'>, now: Date): Problem | null {
  const problem = receiveProblem(order);
  if (problem) return problem;
  return order.expiresAt && order.expiresAt <= now
    ? wrongStatus(`Order ${order.number} was not paid in time. Place it again.`)
    : null;
}

export function shipProblem(order: State): Problem | null {
  return statusProblem(order, ['PAID'], 'shipped');
}

export function deliverProblem(order: State): Problem | null {
  return statusProblem(order, ['SHIPPED'], 'delivered');
}

/** Customers may cancel an order until they have paid; the staff until it is shipped. */
export function cancelProblem(order: State & Pick<Order, 'channel'>, byStaff: boolean): Problem | null {
  const { channel, status, number } = order;
  const isEarly = status === 'PENDING_PAYMENT' || (byStaff && status === 'PAID');
  if (channel === 'ONLINE' && isEarly) return null;
  return wrongStatus(`Order ${number} ${inWords[status]}; it can no longer be canceled.`);
}

/** Goods may still come back after all of the money was refunded. */
export function returnProblem(order: State): Problem | null {
  return statusProblem(order, ['SHIPPED', 'DELIVERED', 'REFUNDED'], 'returned');
}

/** @param unitsLeft how many units of all lines have not come back */
export function nothingLeftProblem({ number }: State, unitsLeft: number): Problem | null {
  return unitsLeft > 0 ? null : wrongStatus(`All goods of order ${number} came back before.`);
}

/** Who sells may correct a sale on the day of the sale, a manager later too. */
export function saleProblem(
  sale: State,
  { isManager, isOfToday }: { readonly isManager: boolean; readonly isOfToday: boolean },
  what: 'corrected' | 'voided',
): Problem | null {
  if (!isManager && !isOfToday)
    return wrongStatus(`Sale ${sale.number} was not recorded today. Ask a manager to have it ${what}.`);
  return statusProblem(sale, ['DELIVERED'], what);
}

/** @param unitsReturned how many units of all lines came back */
export function correctionProblem({ number }: State, unitsReturned: number): Problem | null {
  return unitsReturned === 0
    ? null
    : wrongStatus(`Sale ${number} can no longer be corrected, because goods of it came back.`);
}
