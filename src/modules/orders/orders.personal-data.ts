import type { Context } from '../../platform/context/context.ts';
import type { Row } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { recordOf } from '../../platform/personal-data/record-of.ts';
import { rowsAbout, rowsBelow } from '../../platform/personal-data/records.ts';
import { paymentEntities, paymentRecords } from '../payments/payment-records.ts';
import { Order } from './order.entity.ts';
import { OrderEvent } from './order-event.entity.ts';
import { OrderLine } from './order-line.entity.ts';
import { Shipment } from './shipments/shipment.entity.ts';
import { ShipmentLine } from './shipments/shipment-line.entity.ts';

/** What they bought, with lines, payments, and timeline. Who of the staff did something is about others. */
const ordersData: PersonalData = {
  section: 'orders',
  entities: [Order, OrderLine, OrderEvent, Shipment, ShipmentLine, ...paymentEntities],
  async *read(ctx, { customerIds }) {
    if (customerIds.length === 0) return;
    const where = sql`t.customer_id in (${listSql(customerIds)})`;
    for await (const orders of rowsAbout(ctx, Order, where, ['customer', 'soldBy', 'createdById']))
      yield await withParts(ctx, orders);
  },
};

async function withParts(ctx: Context, orders: readonly Row<Order>[]): Promise<object[]> {
  const ids = orders.map(({ id }) => id);
  const lines = await rowsBelow(ctx, OrderLine, 'order', ids, { orderBy: 't.position' });
  const events = await rowsBelow(ctx, OrderEvent, 'order', ids, { omit: ['actorId'], orderBy: 't.at, t.id' });
  const shipments = await rowsBelow(ctx, Shipment, 'order', ids, { orderBy: 't.shipped_at, t.id' });
  const shipmentIds = ids.flatMap(id => shipments(id).map(shipment => shipment.id));
  const shipped = await rowsBelow(ctx, ShipmentLine, 'shipment', shipmentIds);
  const payments = await paymentRecords(ctx, ids);
  return orders.map(order => ({
    ...recordOf(order),
    lines: lines(order.id).map(recordOf),
    shipments: shipments(order.id).map(shipment => ({
      ...recordOf(shipment),
      lines: shipped(shipment.id).map(recordOf),
    })),
    events: events(order.id).map(recordOf),
    payments: payments(order.id),
  }));
}

/** What they sold as a staff member, without the customers. */
const salesData: PersonalData = {
  section: 'sales',
  entities: [Order],
  async *read(ctx, { staffMemberIds }) {
    if (staffMemberIds.length === 0) return;
    const where = sql`t.sold_by_id in (${listSql(staffMemberIds)})`;
    for await (const orders of rowsAbout(ctx, Order, where))
      yield orders.map(recordOf).map(({ id, number, channel, placedAt, currencyCode, total }) => ({
        id,
        number,
        channel,
        placedAt,
        currencyCode,
        total,
      }));
  },
};

export const ordersPersonalData = [ordersData, salesData];
