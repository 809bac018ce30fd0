import type { SeededRandom } from '../../../platform/lib/seeded-random.ts';
import type { TaxShare } from '../../tax/tax.rules.ts';
import { lineTotal, type Totals, totalsOf, valueReturned } from '../order.rules.ts';
import type { OrderEventKind } from '../order-event.entity.ts';
import type { OrderStatus } from '../states/order-status.ts';
import type { DemoLine, DemoOrder } from './plan-demo-orders.ts';

export interface DemoEvent {
  readonly kind: OrderEventKind;
  readonly at: Date;
  readonly actorId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface DemoRefund {
  readonly at: Date;
  readonly amountMinor: number;
  readonly reason: string;
  readonly actorId: string | null;
}

/** What happened to an order until now. */
export interface DemoHistory {
  status: OrderStatus;
  readonly totals: Totals;
  readonly taxRatePpm: number;
  /** The net amount and the tax of each line. */
  readonly shares: readonly TaxShare[];
  readonly expiresAt: Date | null;
  paidAt: Date | null;
  shippedAt: Date | null;
  trackingNumber: string | null;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  refund: DemoRefund | null;
  /** The lines whose units all came back, and when. */
  returned: { readonly at: Date; readonly lines: readonly DemoLine[] } | null;
  readonly events: DemoEvent[];
}

/** The staff member who packs parcels and takes goods back. */
type Clerk = string | null;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What happened to an order until now, chosen at random within its fate. */
export function historyOf(
  random: SeededRandom,
  order: DemoOrder,
  now: Date,
  { taxRatePpm, paymentWindowMinutes }: { taxRatePpm: number; paymentWindowMinutes: number },
  clerk: Clerk,
): DemoHistory {
  const isOnline = order.channel === 'ONLINE';
  const {
    shares,
    shippingShare: _,
    ...totals
  } = totalsOf(
    order.lines.map(line => ({ ...line, taxRatePpm })),
    false,
  );
  const history: DemoHistory = {
    status: 'DELIVERED',
    totals,
    taxRatePpm,
    shares,
    expiresAt: isOnline ? later(order.placedAt, paymentWindowMinutes * minuteMs) : null,
    paidAt: null,
    shippedAt: null,
    trackingNumber: null,
    deliveredAt: null,
    cancelledAt: null,
    cancelReason: null,
    refund: null,
    returned: null,
    events: [],
  };
  const next = steps(random, now);
  if (isOnline) shipAndDeliver(history, order, next, clerk);
  else recordCounterSale(history, order, next);
  if (order.fate === 'RETURNED' && history.deliveredAt)
    returnGoods(random, history, order, next(history.deliveredAt, 20, 240), clerk);
  return history;
}

type Next = (after: Date, fromHours: number, toHours: number) => Date | undefined;

/** Returns when the next step happened; undefined when it has not happened yet. */
function steps(random: SeededRandom, now: Date): Next {
  return (after, fromHours, toHours) => {
    const at = later(after, random.between(fromHours, toHours) * hourMs);
    return at < now ? at : undefined;
  };
}

function recordCounterSale(history: DemoHistory, order: DemoOrder, next: Next): void {
  const { placedAt: at, seller, method: paymentMethod } = order;
  const actorId = seller?.userId ?? null;
  history.paidAt = at;
  history.deliveredAt = at;
  history.events.push({ kind: 'SOLD', at, actorId, details: { paymentMethod } });
  const voidedAt = order.fate === 'VOIDED' ? next(at, 0.05, 0.3) : undefined;
  if (voidedAt) cancel(history, 'VOIDED', voidedAt, 'Rung up twice.', actorId);
}

function shipAndDeliver(history: DemoHistory, order: DemoOrder, next: Next, clerk: Clerk): void {
  const { placedAt, fate, customer } = order;
  history.events.push({ kind: 'PLACED', at: placedAt, actorId: customer?.userId ?? null, details: {} });
  const windowHours = (history.expiresAt!.getTime() - placedAt.getTime()) / hourMs;
  const expiredAt = fate === 'EXPIRED' ? next(placedAt, windowHours, windowHours) : undefined;
  if (expiredAt) {
    cancel(history, 'EXPIRED', expiredAt, 'It was not paid in time.', null);
    return;
  }
  history.status = 'PAID';
  history.paidAt = next(placedAt, 0.03, 0.3)!;
  history.events.push({
    kind: 'PAID',
    at: history.paidAt,
    actorId: null,
    details: { amountMinor: history.totals.totalMinor },
  });
  const cancelledAt = fate === 'CANCELLED' ? next(history.paidAt, 1, 5) : undefined;
  if (cancelledAt) {
    cancel(history, 'CANCELLED', cancelledAt, 'The customer changed their mind.', clerk);
    return;
  }

  const shippedAt = next(history.paidAt, 5, 40);
  if (!shippedAt) return;
  history.status = 'SHIPPED';
  history.shippedAt = shippedAt;
  const trackingNumber = `TP${String(placedAt.getTime()).slice(-9)}`;
  history.trackingNumber = trackingNumber;
  history.events.push({ kind: 'SHIPPED', at: shippedAt, actorId: clerk, details: { trackingNumber } });

  const deliveredAt = next(shippedAt, 18, 90);
  if (!deliveredAt) return;
  history.status = 'DELIVERED';
  history.deliveredAt = deliveredAt;
  history.events.push({ kind: 'DELIVERED', at: deliveredAt, actorId: clerk, details: {} });
}

function cancel(
  history: DemoHistory,
  kind: 'CANCELLED' | 'EXPIRED' | 'VOIDED',
  at: Date,
  reason: string,
  actorId: string | null,
): void {
  history.status = 'CANCELLED';
  history.cancelledAt = at;
  history.cancelReason = reason;
  history.events.push({ kind, at, actorId, details: { reason } });
  const { totalMinor: amountMinor } = history.totals;
  if (history.paidAt) recordRefund(history, { at, amountMinor, reason, actorId });
}

/** Returns one line of the order, or now and then all of them. */
function returnGoods(
  random: SeededRandom,
  history: DemoHistory,
  order: DemoOrder,
  at: Date | undefined,
  actorId: Clerk,
): void {
  if (!at) return;
  const lines = random.chance(0.3) ? order.lines : [random.pick(order.lines)];
  const amountMinor = valueReturned(
    order.lines.map(line => ({
      ...line,
      totalMinor: lineTotal(line),
      returnedQuantity: lines.includes(line) ? line.quantity : 0,
      taxRatePpm: history.taxRatePpm,
    })),
    false,
  );
  const reason = 'Returned goods.';
  history.returned = { at, lines };
  history.events.push({ kind: 'RETURNED', at, actorId, details: { valueMinor: amountMinor, reason } });
  if (amountMinor === history.totals.totalMinor) history.status = 'REFUNDED';
  recordRefund(history, { at, amountMinor, reason, actorId });
}

function recordRefund(history: DemoHistory, refund: DemoRefund): void {
  const { at, amountMinor, reason, actorId } = refund;
  history.refund = refund;
  history.events.push({ kind: 'REFUNDED', at, actorId, details: { amountMinor, reason } });
}

function later(at: Date, ms: number): Date {
  return new Date(Math.round(at.getTime() + ms));
}
