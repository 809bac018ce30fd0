import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { demoOpening } from '../../../platform/lib/demo-history.ts';
import { SeededRandom } from '../../../platform/lib/seeded-random.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { StockMovement } from '../../inventory/stock-movement.entity.ts';
import { Payment } from '../../payments/payment.entity.ts';
import { PaymentEvent } from '../../payments/payment-event.entity.ts';
import { Refund } from '../../payments/refunds/refund.entity.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { knownTaxes } from '../../tax/tax-table.ts';
import { defaultZoneId } from '../../tax/zones/zone.entity.ts';
import { Order } from '../order.entity.ts';
import { OrderEvent } from '../order-event.entity.ts';
import { OrderLine } from '../order-line.entity.ts';
import { ordersImported } from '../orders.events.ts';
import { Shipment } from '../shipments/shipment.entity.ts';
import { ShipmentLine } from '../shipments/shipment-line.entity.ts';
import { updateRows } from '../update-rows.ts';
import { historyOf } from './demo-history.ts';
import { ledgerOf, movesOf } from './demo-ledger.ts';
import { eventRows, lineRows, orderRow, paymentRow, refundRow, shipmentRows } from './demo-rows.ts';
import { type DemoStore, planDemoOrders } from './plan-demo-orders.ts';
import { readDemoStore } from './read-demo-store.ts';

const rowsPerStatement = 400;
const seed = 20_261_121;

/**
 * Creates the orders of the demo store until now, so that there is something to look at. The rows are those that the
 * operations would have written, but they are written all at once, and no mails are sent. They are the same each time,
 * except for ids and codes.
 */
export async function createDemoOrders(ctx: Context): Promise<Record<string, number>> {
  // In production there are no invented customers and staff, and so no orders.
  const store = await readDemoStore(ctx);
  if (store.customers.length === 0 || store.sellers.length === 0) return { orders: 0 };
  const settings = await readSettings(ctx);
  const { ratePpm: taxRatePpm } = (await knownTaxes(ctx)).rateIn(defaultZoneId, null);
  const rows = rowsOf(ctx.clock.now(), store, { ...settings, taxRatePpm });
  await insert(ctx, Order, rows.orders);
  await insert(ctx, OrderLine, rows.lines);
  await insert(ctx, Shipment, rows.shipments);
  await insert(ctx, ShipmentLine, rows.shipmentLines);
  await insert(ctx, OrderEvent, rows.events);
  await insert(ctx, Payment, rows.payments);
  await insert(ctx, PaymentEvent, rows.paymentEvents);
  await insert(ctx, Refund, rows.refunds);
  await insert(ctx, StockMovement, rows.movements);
  await setLevels(ctx, rows.movements);
  emit(ctx, ordersImported, {});
  return { orders: rows.orders.length };
}

function rowsOf(
  now: Date,
  store: DemoStore,
  settings: { currencyCode: string; taxRatePpm: number; paymentWindowMinutes: number },
) {
  const random = new SeededRandom(seed);
  const { currencyCode } = settings;
  const clerk = store.sellers.find(({ userId }) => userId !== null)?.userId ?? null;
  const sold = planDemoOrders(random, now, store).map((order, index) => {
    const history = historyOf(random, order, now, settings, clerk);
    const number = `${order.channel === 'ONLINE' ? 'W' : 'S'}-DEMO${String(index + 1).padStart(4, '0')}`;
    const row = orderRow(order, history, number, currencyCode);
    const lines = lineRows(row.id, order, history, currencyCode);
    const shipped = shipmentRows(row, lines);
    const payment = paymentRow(order, history, row);
    return { order, history, row, lines, shipped, payment, refund: payment && refundRow(payment, history) };
  });
  const present = <T>(items: readonly (T | undefined)[]) => items.filter(item => item !== undefined);
  return {
    orders: sold.map(({ row }) => row),
    lines: sold.flatMap(({ lines }) => lines),
    shipments: present(sold.map(({ shipped }) => shipped?.shipment)),
    shipmentLines: sold.flatMap(({ shipped }) => shipped?.contents ?? []),
    events: sold.flatMap(({ history, row }) => eventRows(row.id, history)),
    payments: present(sold.map(({ payment }) => payment)),
    paymentEvents: sold.flatMap(({ payment, refund }) => [
      ...(payment ? [paymentEvent(payment.id, 'SUCCEEDED', payment.createdAt, {})] : []),
      ...(refund ? [refundEvent(refund)] : []),
    ]),
    refunds: present(sold.map(({ refund }) => refund)),
    movements: ledgerOf(
      sold.flatMap(({ order, history, row }) => movesOf(row.id, order, history)),
      demoOpening(now),
    ),
  };
}

function refundEvent({
  id: refundId,
  payment,
  createdAt,
  amountMinor,
  reason,
}: NonNullable<ReturnType<typeof refundRow>>) {
  return paymentEvent(payment, 'REFUNDED', createdAt, { refundId, amountMinor, reason });
}

function paymentEvent(
  payment: string,
  kind: 'SUCCEEDED' | 'REFUNDED',
  at: Date,
  details: Record<string, unknown>,
) {
  return { id: newId(PaymentEvent.idPrefix), payment, at, kind, details };
}

async function insert<R extends object>(
  ctx: Context,
  entity: abstract new () => R,
  rows: readonly Partial<Row<R>>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await bulkInsert(ctx, entity, rows.slice(start, start + rowsPerStatement));
}

/** Sets the stock of the products to what the last movement of each left. */
async function setLevels(
  ctx: Context,
  movements: readonly { readonly product: string; readonly onHandAfter: number }[],
): Promise<void> {
  const levels = new Map(movements.map(({ product, onHandAfter }) => [product, onHandAfter]));
  const updates = [...levels].map(([id, level]) => ({ id, values: { stock_on_hand: level } }));
  await updateRows(ctx, 'product', updates);
}
