import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { DateTimeRangeInput, SortDirection } from '../../platform/graphql/list-inputs.ts';
import { Checked, IdOf, IntegerBetween, Nested, Text } from '../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../platform/idempotency/idempotent-input.ts';
import { AddressInput } from '../accounts/customers/address.ts';
import { OrderChannel, OrderStatus } from './order.entity.ts';

export const maxQuantity = 100_000;
const maxLines = 200;

/** A decorator for the lines of an order: at least one, and not without end. */
export function Lines(): PropertyDecorator {
  return Checked(linesProblem);
}

export function linesProblem(value: unknown): string | undefined {
  const count = (value as unknown[]).length;
  if (count === 0) return 'must hold at least one line.';
  return count > maxLines ? `must hold at most ${maxLines} lines, but it holds ${count}.` : undefined;
}

@InputType({ description: 'Some units of a product.' })
export class OrderLineInput {
  @Field(() => ID, { description: 'The product.' })
  @IdOf('product')
  productId!: string;

  @Field(() => Int, { description: `How many units: 1 to ${maxQuantity}.` })
  @IntegerBetween(1, maxQuantity)
  quantity!: number;
}

@InputType({ description: 'An order to be placed.' })
export class PlaceOrderInput extends IdempotentInput {
  @Field(() => [OrderLineInput], {
    description: `What to buy, at most ${maxLines} lines. Lines of the same product are put together.`,
  })
  @Lines()
  @Nested({ each: true })
  lines!: OrderLineInput[];

  @Field(() => ID, {
    nullable: true,
    description: 'For whom; yourself when absent. Somebody else needs the permission ORDERS_MANAGE.',
  })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => AddressInput, { nullable: true, description: "Where to; the customer's address when absent." })
  @Nested()
  shippingAddress?: AddressInput | null;

  @Field(() => String, { nullable: true, description: 'Up to 1,000 characters.' })
  @Text({ max: 1_000, multiline: true, nullable: true })
  notes?: string | null;
}

@InputType()
abstract class OrderReference {
  @Field(() => ID, { description: 'The order.' })
  @IdOf('order')
  orderId!: string;
}

@InputType({ description: 'The order to call off.' })
export class CancelOrderInput extends OrderReference {
  @Field(() => String, {
    nullable: true,
    description: 'Why. The staff must say so. Up to 500 characters.',
  })
  @Text({ max: 500, multiline: true, nullable: true })
  reason?: string | null;
}

@InputType({ description: 'The order that leaves.' })
export class ShipOrderInput extends OrderReference {
  @Field(() => String, { nullable: true, description: "The carrier's number. Up to 100 characters." })
  @Text({ max: 100, nullable: true })
  trackingNumber?: string | null;
}

@InputType({ description: 'The order that arrived.' })
export class DeliverOrderInput extends OrderReference {}

@InputType({ description: 'Units of an order that came back.' })
export class ReturnedLineInput {
  @Field(() => ID, { description: 'The line.' })
  @IdOf('orderline')
  orderLineId!: string;

  @Field(() => Int, { description: 'How many units came back.' })
  @IntegerBetween(1, maxQuantity)
  quantity!: number;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether they can be sold again.' })
  restock: boolean = true;
}

@InputType({ description: 'What came back of an order.' })
export class ReturnOrderLinesInput extends IdempotentInput {
  @Field(() => ID, { description: 'The order.' })
  @IdOf('order')
  orderId!: string;

  @Field(() => [ReturnedLineInput], { description: 'What came back.' })
  @Lines()
  @Nested({ each: true })
  lines!: ReturnedLineInput[];

  @Field(() => String, { nullable: true, description: 'Why. Up to 500 characters.' })
  @Text({ max: 500, multiline: true, nullable: true })
  reason?: string | null;
}

@InputType({ description: 'Which orders. All conditions must hold.' })
export class OrderFilter {
  @Field(() => OrderStatus, { nullable: true, description: 'That have come this far.' })
  status?: OrderStatus | null;

  @Field(() => OrderChannel, { nullable: true, description: 'That came about in this way.' })
  channel?: OrderChannel | null;

  @Field(() => ID, { nullable: true, description: 'Of this customer.' })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Sold by this staff member.' })
  @IdOf('staff', { nullable: true })
  soldById?: string | null;

  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Placed in this time.' })
  placedAt?: DateTimeRangeInput | null;

  @Field(() => String, { nullable: true, description: "Parts of the number or of the customer's name." })
  @Text({ min: 0, max: 200, nullable: true })
  search?: string | null;
}

export const OrderSortField = { PLACED_AT: 'PLACED_AT', NUMBER: 'NUMBER', TOTAL: 'TOTAL' } as const;
export type OrderSortField = keyof typeof OrderSortField;
registerEnumType(OrderSortField, {
  name: 'OrderSortField',
  description: 'What orders are sorted by.',
  valuesConfig: {
    PLACED_AT: { description: 'By the time they were placed; the default.' },
    NUMBER: { description: 'By number.' },
    TOTAL: { description: 'By total.' },
  },
});

@InputType({ description: 'The order of orders.' })
export class OrderSort {
  @Field(() => OrderSortField, { description: 'What to sort by.' })
  field!: OrderSortField;

  @Field(() => SortDirection, { defaultValue: 'DESC', description: 'Which way.' })
  direction: SortDirection = 'DESC';
}

@ArgsType()
export class OrdersArgs extends ConnectionArgs {
  @Field(() => OrderFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: OrderFilter | null;

  @Field(() => OrderSort, { nullable: true, description: 'In which order; the latest first when absent.' })
  @Nested()
  sort?: OrderSort | null;
}
