import { type Problem, wrongStatus } from '../../platform/lib/problem.ts';
import type { Order } from './order.entity.ts';
import type { OrderFulfillmentStatus } from './states/fulfillment-status.ts';
import type { OrderStatus } from './states/order-status.ts';

type State = Pick<Order, 'number' | 'status'>;
type StateOfGoods = State & { readonly fulfillmentStatus: OrderFulfillmentStatus };

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

/** Where the goods of an order are, in the same place. */
const goodsInWords: Readonly<Record<OrderFulfillmentStatus, string>> = {
  UNFULFILLED: 'was not shipped',
  PARTIALLY_SHIPPED: 'was shipped in part',
  SHIPPED: 'was shipped',
  DELIVERED: 'was delivered',
  RETURNED: 'came back',
};

function goodsProblem(
  { number, fulfillmentStatus }: StateOfGoods,
  allowed: readonly OrderFulfillmentStatus[],
  what: string,
): Problem | null {
  if (allowed.includes(fulfillmentStatus)) return null;
  return wrongStatus(`Order ${number} ${goodsInWords[fulfillmentStatus]}; it cannot be ${what} now.`);
}

/** Whether some of its goods have left, so that it can go nowhere else any more. */
function partlyShippedProblem({ number, fulfillmentStatus }: StateOfGoods, what: string): Problem | null {
  if (fulfillmentStatus !== 'PARTIALLY_SHIPPED') return null;
  return wrongStatus(`A part of order ${number} was shipped; it can no longer be ${what}.`);
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

export function shipProblem(order: StateOfGoods): Problem | null {
  return (
    statusProblem(order, ['PAID'], 'shipped') ??
    goodsProblem(order, ['UNFULFILLED', 'PARTIALLY_SHIPPED'], 'shipped')
  );
}

export function deliverProblem(order: StateOfGoods): Problem | null {
  return statusProblem(order, ['SHIPPED'], 'delivered') ?? goodsProblem(order, ['SHIPPED'], 'delivered');
}

/** What stands against changing where it goes. */
export function updateProblem(order: StateOfGoods & Pick<Order, 'channel'>): Problem | null {
  if (order.channel !== 'ONLINE')
    return wrongStatus(`Order ${order.number} was not placed online; nothing of it is to be sent.`);
  return (
    statusProblem(order, ['PENDING_PAYMENT', 'PAID'], 'changed') ?? partlyShippedProblem(order, 'changed')
  );
}

/** An order can be canceled until it is shipped; what was paid goes back. */
export function cancelProblem(order: StateOfGoods & Pick<Order, 'channel'>): Problem | null {
  const { channel, status, number } = order;
  const isEarly = status === 'PENDING_PAYMENT' || status === 'PAID';
  if (channel === 'ONLINE' && isEarly) return partlyShippedProblem(order, 'canceled');
  return wrongStatus(`Order ${number} ${inWords[status]}; it can no longer be canceled.`);
}

/** Goods may still come back after all of the money was refunded. */
export function returnProblem(order: StateOfGoods): Problem | null {
  if (order.fulfillmentStatus === 'PARTIALLY_SHIPPED') return null;
  return statusProblem(order, ['SHIPPED', 'DELIVERED', 'REFUNDED'], 'returned');
}

/** Whether only what was shipped of an order can come back. Once all was refunded, the rest goes back into stock the same way. */
export function comesBackInPart({ status, fulfillmentStatus }: Omit<StateOfGoods, 'number'>): boolean {
  return fulfillmentStatus === 'PARTIALLY_SHIPPED' && status !== 'REFUNDED';
}

/** @param unitsLeft how many units of all lines can still come back */
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

type ShippingPrice = Pick<Order, 'shippingMinor' | 'shippingReturnedMinor'>;

/** What stands against refunding what its shipping cost. */
export function refundShippingProblem(order: State & ShippingPrice): Problem | null {
  const { number, shippingMinor, shippingReturnedMinor } = order;
  if (shippingMinor === 0) return wrongStatus(`Shipping cost nothing for order ${number}.`);
  if (shippingMinor === shippingReturnedMinor)
    return wrongStatus(`What shipping cost was refunded before for order ${number}.`);
  return statusProblem(order, paid, 'refunded');
}

/** That refunding the shipping of goods that have not left would give all money back: such an order could not be shipped any more. */
export function refundsAllProblem(
  { number, status, paidMinor, refundedMinor }: State & Pick<Order, 'paidMinor' | 'refundedMinor'>,
  amountMinor: number,
): Problem | null {
  if (status !== 'PAID' || amountMinor < paidMinor - refundedMinor) return null;
  return wrongStatus(
    `That is all that was paid for order ${number}, which has not left yet. Cancel it, or ship it first.`,
  );
}
