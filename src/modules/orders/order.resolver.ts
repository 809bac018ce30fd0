import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Payment } from '../payments/payment.entity.ts';
import { paymentsOfTarget } from '../payments/payment.queries.ts';
import { cancelOrder } from './cancel-order.ts';
import { deliverOrder } from './deliver-order.ts';
import { Order } from './order.entity.ts';
import {
  CancelOrderInput,
  DeliverOrderInput,
  OrderLineInput,
  OrdersArgs,
  PlaceOrderInput,
  ReturnOrderLinesInput,
  ShipOrderInput,
} from './order.inputs.ts';
import {
  CancelOrderPayload,
  DeliverOrderPayload,
  PlaceOrderPayload,
  RecordSalePayload,
  ReturnOrderLinesPayload,
  ShipOrderPayload,
  UpdateSalePayload,
  VoidSalePayload,
} from './order.payloads.ts';
import {
  eventsOfOrder,
  linesOfOrder,
  listOrders,
  type OrderRow,
  orderById,
  orderByNumber,
} from './order.queries.ts';
import { canCancel } from './order.rules.ts';
import { OrderEvent } from './order-event.entity.ts';
import { OrderLine } from './order-line.entity.ts';
import { OrderQuote } from './order-quote.ts';
import { placeOrder } from './place-order.ts';
import { quoteOrder } from './quote-order.ts';
import { returnOrderLines } from './return-order-lines.ts';
import { recordSale } from './sales/record-sale.ts';
import { RecordSaleInput, UpdateSaleInput, VoidSaleInput } from './sales/sale.inputs.ts';
import { updateSale } from './sales/update-sale.ts';
import { voidSale } from './sales/void-sale.ts';
import { shipOrder } from './ship-order.ts';

export const OrderConnection = connectionOf<Order>('Order', () => Order);

@Resolver(() => Order)
export class OrderResolver {
  @Query(() => Order, {
    nullable: true,
    description: 'An order by its id: your own, or with ORDERS_VIEW any; else null.',
  })
  order(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return orderById(ctx, id, info);
  }

  @Query(() => Order, {
    nullable: true,
    description: 'An order by its number: your own, or with ORDERS_VIEW any; else null.',
  })
  orderByNumber(
    @Arg('number', () => String, { description: 'The number.' }) number: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return orderByNumber(ctx, number, info);
  }

  @Query(() => OrderConnection, {
    description: 'Orders, a page at a time: your own, or with ORDERS_VIEW all.',
  })
  orders(@Args(() => OrdersArgs) args: OrdersArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listOrders(ctx, args, info);
  }

  @Query(() => OrderQuote, {
    description: 'What an order would cost now, and whether there is enough. Nothing is held.',
  })
  quoteOrder(
    @Arg('lines', () => [OrderLineInput], { description: 'What to buy.' }) lines: OrderLineInput[],
    @Ctx() ctx: Context,
  ) {
    return quoteOrder(ctx, lines);
  }

  @Mutation(() => PlaceOrderPayload, {
    description: 'Places an order: its goods are held until it is paid or its payment window ends.',
  })
  placeOrder(
    @Arg('input', () => PlaceOrderInput, { description: 'The order.' }) input: PlaceOrderInput,
    @Ctx() ctx: Context,
  ) {
    return placeOrder(ctx, input);
  }

  @Mutation(() => CancelOrderPayload, {
    description: 'Calls an order off. Its goods are in stock again, and what was paid is given back.',
  })
  cancelOrder(
    @Arg('input', () => CancelOrderInput, { description: 'Which, and why.' }) input: CancelOrderInput,
    @Ctx() ctx: Context,
  ) {
    return cancelOrder(ctx, input);
  }

  @Mutation(() => ShipOrderPayload, { description: 'Notes that a paid order has left.' })
  shipOrder(
    @Arg('input', () => ShipOrderInput, { description: 'Which.' }) input: ShipOrderInput,
    @Ctx() ctx: Context,
  ) {
    return shipOrder(ctx, input);
  }

  @Mutation(() => DeliverOrderPayload, { description: 'Notes that an order has arrived.' })
  deliverOrder(
    @Arg('input', () => DeliverOrderInput, { description: 'Which.' }) input: DeliverOrderInput,
    @Ctx() ctx: Context,
  ) {
    return deliverOrder(ctx, input);
  }

  @Mutation(() => ReturnOrderLinesPayload, { description: 'Takes goods back and gives their price back.' })
  returnOrderLines(
    @Arg('input', () => ReturnOrderLinesInput, { description: 'What.' }) input: ReturnOrderLinesInput,
    @Ctx() ctx: Context,
  ) {
    return returnOrderLines(ctx, input);
  }

  @Mutation(() => RecordSalePayload, {
    description: 'Records a sale at the counter: paid and handed over at once.',
  })
  recordSale(
    @Arg('input', () => RecordSaleInput, { description: 'The sale.' }) input: RecordSaleInput,
    @Ctx() ctx: Context,
  ) {
    return recordSale(ctx, input);
  }

  @Mutation(() => UpdateSalePayload, { description: 'Corrects a sale of the same day.' })
  updateSale(
    @Arg('input', () => UpdateSaleInput, { description: 'The sale as it should have been.' })
    input: UpdateSaleInput,
    @Ctx() ctx: Context,
  ) {
    return updateSale(ctx, input);
  }

  @Mutation(() => VoidSalePayload, {
    description: 'Voids a sale: the goods are in stock again and the money is given back.',
  })
  voidSale(
    @Arg('input', () => VoidSaleInput, { description: 'Which, and why.' }) input: VoidSaleInput,
    @Ctx() ctx: Context,
  ) {
    return voidSale(ctx, input);
  }

  @Columns('id')
  @FieldResolver(() => [OrderLine], { description: 'What was bought.' })
  lines(@Root() order: OrderRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return linesOfOrder(ctx, order.id, info);
  }

  @Columns('id')
  @FieldResolver(() => [OrderEvent], { description: 'What happened to it, the first thing first.' })
  events(@Root() order: OrderRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return eventsOfOrder(ctx, order.id, info);
  }

  @Columns('id')
  @FieldResolver(() => [Payment], { description: 'Its payments, the first one first.' })
  payments(@Root() order: OrderRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return paymentsOfTarget(ctx, order.id, info);
  }

  @Columns('status', 'channel')
  @FieldResolver(() => Boolean, { description: 'Whether you may call it off now.' })
  viewerCanCancel(@Root() order: OrderRow, @Ctx() ctx: Context) {
    return canCancel(order, isAllowed(ctx.actor, 'ORDERS_MANAGE'));
  }
}
