import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { pointsPerEntry } from '../../platform/bulk/bulk.inputs.ts';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../platform/graphql/next-action.ts';
import { entriesOf, Price } from '../../platform/graphql/price.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { validateList, validateNested } from '../../platform/graphql/validate-argument.ts';
import { AddressInput } from '../accounts/addresses/address.inputs.ts';
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
  RefundShippingInput,
  ReturnOrderLinesInput,
  ShipOrderInput,
  ShipOrdersInput,
  UpdateOrderInput,
} from './order.inputs.ts';
import {
  CancelOrderPayload,
  DeliverOrderPayload,
  PlaceOrderPayload,
  RecordSalePayload,
  RefundShippingPayload,
  ReturnOrderLinesPayload,
  ShipOrderPayload,
  ShipOrdersPayload,
  UpdateOrderPayload,
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
import { OrderEvent } from './order-event.entity.ts';
import { OrderLine } from './order-line.entity.ts';
import { nextActionsOfOrder, OrderNextAction, orderActionColumns } from './order-next-actions.ts';
import { OrderQuote } from './order-quote.type.ts';
import { placeOrder } from './place-order.ts';
import { quoteOrder } from './quote-order.ts';
import { returnOrderLines } from './return-order-lines.ts';
import { recordSale } from './sales/record-sale.ts';
import { RecordSaleInput, UpdateSaleInput, VoidSaleInput } from './sales/sale.inputs.ts';
import { updateSale } from './sales/update-sale.ts';
import { voidSale } from './sales/void-sale.ts';
import { shipOrder } from './ship-order.ts';
import { shipOrders } from './ship-orders.ts';
import { refundShipping } from './shipping/refund-shipping.ts';
import { updateOrder } from './update-order.ts';

export const OrderConnection = connectionOf<Order>('Order', () => Order);

@Resolver(() => Order)
export class OrderResolver {
  @Query(() => Order, {
    nullable: true,
    description: 'An order by its id: one of your own, or any with ORDERS_VIEW; null otherwise.',
  })
  order(
    @Arg('id', () => ID, { description: "The order's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return orderById(ctx, id, info);
  }

  @Query(() => Order, {
    nullable: true,
    description: 'An order by its number: one of your own, or any with ORDERS_VIEW; null otherwise.',
  })
  orderByNumber(
    @Arg('number', () => String, { description: "The order's number." }) number: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return orderByNumber(ctx, number, info);
  }

  @Query(() => OrderConnection, {
    description: 'A list of orders: your own, or all with ORDERS_VIEW.',
  })
  orders(@Args(() => OrdersArgs) args: OrdersArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listOrders(ctx, args, info);
  }

  @Query(() => OrderQuote, {
    description:
      'What an order would cost now, how it can be sent, and what would keep it from being placed. No goods are held.',
  })
  quoteOrder(
    @Arg('lines', () => [OrderLineInput], {
      description: 'The lines of the order.',
      validateFn: validateList('lines'),
    })
    lines: OrderLineInput[],
    @Arg('shippingAddress', () => AddressInput, {
      nullable: true,
      description: 'Where the goods go, which decides the tax; where your orders usually go when absent.',
      validateFn: validateNested('shippingAddress'),
    })
    shippingAddress: AddressInput | null | undefined,
    @Arg('customerId', () => ID, {
      nullable: true,
      description: 'Whom it is for; you when absent. Another customer than you needs ORDERS_MANAGE.',
    })
    customerId: string | null | undefined,
    @Arg('shippingMethodId', () => ID, {
      nullable: true,
      description: 'How it is sent: one of the `shippingMethods` of an earlier quote.',
    })
    shippingMethodId: string | null | undefined,
    @Ctx() ctx: Context,
  ) {
    return quoteOrder(ctx, lines, { shippingAddress, customerId, shippingMethodId });
  }

  @Mutation(() => PlaceOrderPayload, {
    description: 'Places an order. Its goods are held until it is paid or its payment window ends.',
  })
  placeOrder(@Input('The order to place.') input: PlaceOrderInput, @Ctx() ctx: Context) {
    return placeOrder(ctx, input);
  }

  @Mutation(() => UpdateOrderPayload, {
    description: 'Changes where an order goes, whom the bill is for, or its notes, until it is shipped.',
  })
  updateOrder(@Input('The order and what changes.') input: UpdateOrderInput, @Ctx() ctx: Context) {
    return updateOrder(ctx, input);
  }

  @Mutation(() => CancelOrderPayload, {
    description:
      'Cancels an order that is not shipped yet. Its goods go back into stock, and what was paid is refunded. Sent again by the same person with the same reason, it gives the same answer.',
  })
  cancelOrder(@Input('The order to cancel and the reason.') input: CancelOrderInput, @Ctx() ctx: Context) {
    return cancelOrder(ctx, input);
  }

  @Mutation(() => ShipOrderPayload, {
    description: 'Records that all that was left of a paid order was shipped.',
  })
  shipOrder(@Input('The order and its tracking number.') input: ShipOrderInput, @Ctx() ctx: Context) {
    return shipOrder(ctx, input);
  }

  @Price({ cost: args => pointsPerEntry * entriesOf((args.input as { orders?: unknown })?.orders) })
  @Mutation(() => ShipOrdersPayload, {
    description:
      'Records that many paid orders were shipped, each as `shipOrder` does and each answered on its own. Sent again with the same key, it continues where it was interrupted, and else gives the same answer.',
  })
  shipOrders(@Input('The orders and their tracking numbers.') input: ShipOrdersInput, @Ctx() ctx: Context) {
    return shipOrders(ctx, input);
  }

  @Mutation(() => DeliverOrderPayload, { description: 'Records that a shipped order was delivered.' })
  deliverOrder(@Input('The order that was delivered.') input: DeliverOrderInput, @Ctx() ctx: Context) {
    return deliverOrder(ctx, input);
  }

  @Mutation(() => RefundShippingPayload, {
    description:
      'Refunds what the shipping of an order cost, or a part of it, with its tax. Requires PAYMENTS_REFUND.',
  })
  refundShipping(
    @Input('The order whose shipping is refunded.') input: RefundShippingInput,
    @Ctx() ctx: Context,
  ) {
    return refundShipping(ctx, input);
  }

  @Mutation(() => ReturnOrderLinesPayload, { description: 'Takes goods back and refunds their price.' })
  returnOrderLines(
    @Input('The order and the units of its lines that came back.') input: ReturnOrderLinesInput,
    @Ctx() ctx: Context,
  ) {
    return returnOrderLines(ctx, input);
  }

  @Mutation(() => RecordSalePayload, {
    description: 'Records a sale at the counter: paid and handed over at once.',
  })
  recordSale(@Input('The sale to record.') input: RecordSaleInput, @Ctx() ctx: Context) {
    return recordSale(ctx, input);
  }

  @Mutation(() => UpdateSalePayload, { description: 'Corrects a sale of the same day.' })
  updateSale(@Input('The sale as it should have been.') input: UpdateSaleInput, @Ctx() ctx: Context) {
    return updateSale(ctx, input);
  }

  @Mutation(() => VoidSalePayload, {
    description: 'Voids a sale. Its goods go back into stock, and what was paid is refunded.',
  })
  voidSale(@Input('The sale to void and the reason.') input: VoidSaleInput, @Ctx() ctx: Context) {
    return voidSale(ctx, input);
  }

  @Columns('id')
  @Price({ rows: 5 })
  @FieldResolver(() => [OrderLine], { description: 'The lines: what was bought.' })
  lines(@Root() order: OrderRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return linesOfOrder(ctx, order.id, info);
  }

  @Columns('id')
  @Price({ rows: 5 })
  @FieldResolver(() => [OrderEvent], {
    description: 'The timeline: what happened to the order, oldest first.',
  })
  events(@Root() order: OrderRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return eventsOfOrder(ctx, order.id, info);
  }

  @Columns('id')
  @Price({ rows: 2 })
  @FieldResolver(() => [Payment], { description: 'The payments for the order, oldest first.' })
  payments(@Root() order: OrderRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return paymentsOfTarget(ctx, order.id, info);
  }

  @Columns(...orderActionColumns)
  @Price({ rows: 4 })
  @FieldResolver(() => [OrderNextAction], { description: nextActionsDescription })
  nextActions(@Root() order: OrderRow, @Ctx() ctx: Context) {
    return nextActionsOfOrder(ctx, order);
  }
}
