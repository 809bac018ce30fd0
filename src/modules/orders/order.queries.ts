import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadById, loadGroup } from '../../platform/database/load.ts';
import type { PageRequest } from '../../platform/database/page.ts';
import { query, type Row, selectionOf, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readChildConnection,
  readConnection,
} from '../../platform/graphql/connection.ts';
import { money } from '../../platform/graphql/money.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { readFoundConnection } from '../../platform/search/found-connection.ts';
import { amongFew, type RowSearch } from '../../platform/search/row-search.ts';
import { belongsToActor, ownerColumns, ownerJoin } from '../accounts/customers/belongs-to-actor.ts';
import { knownSettings } from '../settings/settings.queries.ts';
import { Order } from './order.entity.ts';
import type { OrdersArgs } from './order.inputs.ts';
import { OrderEvent } from './order-event.entity.ts';
import { OrderLine } from './order-line.entity.ts';
import { orderList } from './order-list.ts';

export type OrderRow = Row<Order>;

/** An order by its id, whoever asks: the caller checks that they may see it. */
export function readOrder(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<OrderRow | null> {
  return loadById(ctx, Order, id, selectionBelow(ctx, info, Order, [[]], ownerColumns));
}

/** An order by its id; null for somebody else's, unless the actor may see all. */
export async function orderById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<OrderRow | null> {
  checkId(id, 'order');
  const order = await readOrder(ctx, id, info);
  return order && maySee(ctx, order) ? order : null;
}

export async function orderByNumber(
  ctx: Context,
  number: string,
  info: GraphQLResolveInfo,
): Promise<OrderRow | null> {
  const selection = selectionBelow(ctx, info, Order, [[]], ownerColumns);
  const statement = sql`${rawSql(`/* orders.orderByNumber */ select ${selection.text} from sales_order as t${selection.joins} where`)} t.number = ${number} and t.deleted_at is null`;
  const [order] = await selectRows<Order>(ctx, selection, statement);
  return order && maySee(ctx, order) ? order : null;
}

function maySee(ctx: Context, order: OrderRow): boolean {
  return isAllowed(ctx.actor, 'ORDERS_VIEW') || belongsToActor(ctx, order);
}

async function request(
  ctx: Context,
  args: OrdersArgs,
  info: GraphQLResolveInfo,
): Promise<{ all: PageRequest<Order>; search: RowSearch | undefined }> {
  const { list, search } = await orderList(ctx, args);
  return { all: { ...list, selection: selectionBelow(ctx, info, Order, connectionPaths), args }, search };
}

/** Those of one owner are few, so a search looks at each. */
async function requestOf(
  ctx: Context,
  args: OrdersArgs,
  info: GraphQLResolveInfo,
  owner: Sql,
): Promise<PageRequest<Order>> {
  const { all, search } = await request(ctx, args, info);
  return amongFew({ ...all, where: [owner, ...all.where] }, search);
}

/** All orders for those who may see them all; for others, their own. */
export async function listOrders(
  ctx: Context,
  args: OrdersArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<OrderRow>> {
  const name = 'orders.orders';
  if (isAllowed(ctx.actor, 'ORDERS_VIEW')) {
    const { all, search } = await request(ctx, args, info);
    return readFoundConnection(ctx, info, name, all, search);
  }
  const own = sql`t.customer_id in (select id from customer where user_id = ${ctx.actor.userId} and deleted_at is null)`;
  return readConnection(ctx, info, name, await requestOf(ctx, args, info, own));
}

/** The orders of one customer; those of many customers are read in one statement. */
export async function listOrdersOfCustomer(
  ctx: Context,
  customerId: string,
  args: OrdersArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<OrderRow>> {
  const whose = sql`t.customer_id = ${customerId}`;
  return readChildConnection(ctx, info, 'orders.ordersOfCustomer', await requestOf(ctx, args, info, whose));
}

/** A line by its id; null when the actor may not see its order. */
export async function orderLineById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<Row<OrderLine> | null> {
  const line = await loadById(ctx, OrderLine, id, selectionBelow(ctx, info, OrderLine, [[]], ['order']));
  return line && (await maySeeOrder(ctx, line.order)) ? line : null;
}

/** Whether the actor may see the order with this id, and so what belongs to it. */
export async function maySeeOrder(ctx: Context, orderId: string): Promise<boolean> {
  const selection = selectionOf(ctx.database.db, Order, ['customer'], ownerJoin);
  const order = await loadById(ctx, Order, orderId, selection);
  return order !== null && maySee(ctx, order);
}

export function linesOfOrder(
  ctx: Context,
  orderId: string,
  info: GraphQLResolveInfo,
): Promise<Row<OrderLine>[]> {
  const selection = selectionBelow(ctx, info, OrderLine);
  return loadGroup(ctx, `order lines ${selection.key}`, orderId, ids =>
    selectRows<OrderLine & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* orders.lines */ select ${selection.text}, t.order_id as groupId from order_line as t${selection.joins} where`)} t.order_id in (${listSql(ids)}) and t.deleted_at is null order by t.position, t.id`,
    ),
  );
}

export function eventsOfOrder(
  ctx: Context,
  orderId: string,
  info: GraphQLResolveInfo,
): Promise<Row<OrderEvent>[]> {
  const selection = selectionBelow(ctx, info, OrderEvent);
  return loadGroup(ctx, `order events ${selection.key}`, orderId, ids =>
    selectRows<OrderEvent & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* orders.events */ select ${selection.text}, t.order_id as groupId, o.currency_code as currencyCode from order_event as t join sales_order as o on o.id = t.order_id where`)} t.order_id in (${listSql(ids)}) order by t.at, t.id`,
    ),
  );
}

/** What a customer has paid, less refunds, in the store's currency. Orders in another currency do not count. */
export async function lifetimeValueOf(ctx: Context, customerId: string) {
  const { currencyCode } = await knownSettings(ctx);
  const [row] = await loadGroup<{ total: number }>(ctx, 'lifetime values', customerId, ids =>
    query(
      ctx,
      sql`/* orders.lifetimeValues */ select customer_id as groupId, sum(paid_minor - refunded_minor) as total from sales_order
        where customer_id in (${listSql(ids)}) and currency_code = ${currencyCode} and deleted_at is null group by customer_id`,
    ),
  );
  return money(Number(row?.total ?? 0), currencyCode);
}
