import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { BulkEntries, BulkInput, maxBulkEntries } from '../../platform/bulk/bulk.inputs.ts';
import { DayRangeInput } from '../../platform/graphql/day-range.ts';
import { listArgs, Searchable, sortOf, tableScan } from '../../platform/graphql/list-args.ts';
import { DateTimeRangeInput, MoneyRangeInput } from '../../platform/graphql/list-inputs.ts';
import { ConditionCost } from '../../platform/graphql/price.ts';
import { ById, Versioned } from '../../platform/graphql/reference-inputs.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { Checked, IdOf, IntegerBetween, Nested, Text } from '../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../platform/idempotency/idempotent-input.ts';
import { AddressInput } from '../accounts/addresses/address.inputs.ts';
import { OrderChannel } from './order.entity.ts';
import { OrderFulfillmentStatus } from './states/fulfillment-status.ts';
import { OrderStatus } from './states/order-status.ts';
import { OrderPaymentStatus } from './states/payment-status.ts';

export const maxQuantity = 100_000;
const maxLines = 200;

/** A decorator for the lines of an order: at least one, and a bounded number of them. */
export function Lines(options: { nullable?: boolean } = {}): PropertyDecorator {
  return Checked(linesProblem, options);
}

export function linesProblem(value: unknown): string | undefined {
  const count = (value as unknown[]).length;
  if (count === 0) return 'must hold at least one line.';
  return count > maxLines ? `must hold at most ${maxLines} lines, but it holds ${count}.` : undefined;
}

@InputType({ description: 'A product and how many units of it.' })
export class OrderLineInput {
  @Field(() => ID, { description: "The product's id." })
  @IdOf('product')
  productId!: string;

  @Field(() => Int, { description: `The number of units: 1 to ${maxQuantity}.` })
  @IntegerBetween(1, maxQuantity)
  quantity!: number;
}

@InputType({ description: 'A new order.' })
export class PlaceOrderInput extends IdempotentInput {
  @Field(() => [OrderLineInput], {
    description: `What to buy, at most ${maxLines} lines. Lines of the same product are put together.`,
  })
  @Lines()
  @Nested({ each: true })
  lines!: OrderLineInput[];

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the customer who buys; your own when absent. Ordering for another customer needs the permission ORDERS_MANAGE.',
  })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => AddressInput, {
    nullable: true,
    description:
      "The address to ship to. When absent, the customer's default of the address book, or else their own.",
  })
  @Nested()
  shippingAddress?: AddressInput | null;

  @Field(() => AddressInput, {
    nullable: true,
    description:
      "The address that the bill is for. When absent, the customer's default of the address book, or else the shipping address.",
  })
  @Nested()
  billingAddress?: AddressInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'How it is sent: one of the `shippingMethods` that `quoteOrder` offers. Required where the store has any.',
  })
  @IdOf('shipmethod', { nullable: true })
  shippingMethodId?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The `total` of the quote that the customer agreed to. The order is refused with PRICE_CHANGED when it comes to another.',
  })
  @Checked(() => undefined, { nullable: true })
  expectedTotal?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the store should know about the order. Up to 1,000 characters.',
  })
  @Text({ max: 1_000, multiline: true, nullable: true })
  notes?: string | null;
}

@InputType()
class OrderDetails {
  @Field(() => AddressInput, {
    nullable: true,
    description: 'The address to ship to, all of it. An order cannot go nowhere, so null keeps it too.',
  })
  @Nested()
  shippingAddress?: AddressInput | null;

  @Field(() => AddressInput, {
    nullable: true,
    description: 'The address that the bill is for, all of it; null for the shipping address.',
  })
  @Nested()
  billingAddress?: AddressInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the store should know about the order. Up to 1,000 characters; null clears it.',
  })
  @Text({ max: 1_000, multiline: true, nullable: true })
  notes?: string | null;
}

@InputType({ description: 'Changes to an order. Absent fields keep their values.' })
export class UpdateOrderInput extends Versioned(OrderDetails) {
  @Field(() => ID, { description: "The order's id." })
  @IdOf('order')
  orderId!: string;
}

@InputType({ description: 'The order to cancel and the reason.' })
export class CancelOrderInput extends ById('order') {
  @Field(() => String, {
    nullable: true,
    description: 'The reason; required from the staff. Up to 500 characters.',
  })
  @Text({ max: 500, multiline: true, nullable: true })
  reason?: string | null;
}

@InputType({ description: 'The order that was shipped.' })
export class ShipOrderInput extends ById('order') {
  @Field(() => String, { nullable: true, description: 'Who carries it. Up to 60 characters.' })
  @Text({ max: 60, nullable: true })
  carrier?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The carrier's number for the parcel. Up to 100 characters.",
  })
  @Text({ max: 100, nullable: true })
  trackingNumber?: string | null;
}

@InputType({ description: 'One of many orders that were shipped.' })
export class ShippedOrderInput extends ShipOrderInput {}

@InputType({ description: 'The orders that were shipped.' })
export class ShipOrdersInput extends BulkInput {
  @Field(() => [ShippedOrderInput], {
    description: `The orders with their tracking numbers, 1 to ${maxBulkEntries}, each once.`,
  })
  @BulkEntries()
  orders!: ShippedOrderInput[];
}

@InputType({ description: 'The order that was delivered.' })
export class DeliverOrderInput extends ById('order') {}

@InputType({ description: 'Returned units of a line of an order.' })
export class ReturnedLineInput {
  @Field(() => ID, { description: "The order line's id." })
  @IdOf('orderline')
  orderLineId!: string;

  @Field(() => Int, { description: 'The number of units that came back.' })
  @IntegerBetween(1, maxQuantity)
  quantity!: number;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether the units can be sold again, and so go back into stock.',
  })
  restock: boolean = true;
}

@InputType({ description: 'The units of an order that came back.' })
export class ReturnOrderLinesInput extends IdempotentInput {
  @Field(() => ID, { description: "The order's id." })
  @IdOf('order')
  orderId!: string;

  @Field(() => [ReturnedLineInput], { description: `What came back, at most ${maxLines} lines.` })
  @Lines()
  @Nested({ each: true })
  lines!: ReturnedLineInput[];

  @Field(() => String, {
    nullable: true,
    description: 'The reason of the return. Up to 500 characters.',
  })
  @Text({ max: 500, multiline: true, nullable: true })
  reason?: string | null;
}

@InputType({ description: 'The order whose shipping is refunded.' })
export class RefundShippingInput extends IdempotentInput {
  @Field(() => ID, { description: "The order's id." })
  @IdOf('order')
  orderId!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The part of `shippingTotal` to refund, to which its tax is added where prices are without tax; all that is left when absent.',
  })
  @Checked(() => undefined, { nullable: true })
  amount?: string | null;

  @Field(() => String, { description: 'The reason, 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

@InputType({ description: 'Conditions for a list of orders. All of them must hold.' })
export class OrderFilter extends Searchable(
  "Words. Each must be the beginning of the order's number, of a word of the customer's name, of the customer's email address, or of a SKU in the order.",
) {
  @Field(() => [OrderStatus], { nullable: true, description: 'Orders with one of these statuses.' })
  status?: OrderStatus[] | null;

  @Field(() => [OrderPaymentStatus], {
    nullable: true,
    description: 'Orders with one of these payment statuses.',
  })
  paymentStatus?: OrderPaymentStatus[] | null;

  @Field(() => [OrderFulfillmentStatus], {
    nullable: true,
    description: 'Orders with one of these fulfillment statuses.',
  })
  fulfillmentStatus?: OrderFulfillmentStatus[] | null;

  @Field(() => [OrderChannel], {
    nullable: true,
    description: 'Orders that came through one of these channels.',
  })
  channel?: OrderChannel[] | null;

  @Field(() => ID, { nullable: true, description: 'Orders of the customer with this id.' })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Orders sold by the staff member with this id.' })
  @IdOf('staff', { nullable: true })
  soldById?: string | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => ID, {
    nullable: true,
    description: 'Orders that contain the product with this id, even if it is deleted.',
  })
  @IdOf('product', { nullable: true })
  productId?: string | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => MoneyRangeInput, {
    nullable: true,
    description:
      'Orders with a total in this range. The range is in the currency of the store, so orders in another currency do not match.',
  })
  total?: MoneyRangeInput | null;

  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description: 'Orders placed within this range of time.',
  })
  placedAt?: DateTimeRangeInput | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Orders placed on these days.' })
  placedOn?: DayRangeInput | null;

  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description: 'Orders last changed within this range of time.',
  })
  updatedAt?: DateTimeRangeInput | null;
}

const sortFields = {
  PLACED_AT: 'By the time at which they were placed; the default.',
  NUMBER: 'By number.',
  TOTAL: 'By total, whatever its currency.',
  UPDATED_AT: 'By the time of their last change.',
} as const;
export type OrderSortField = keyof typeof sortFields;

export const OrderSort = sortOf('Order', { plural: 'orders', fields: sortFields, direction: 'DESC' });

@ArgsType()
export class OrdersArgs extends listArgs(OrderFilter, OrderSort, 'the latest first') {}
