import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { Computed, Loaded } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { Product } from '../catalog/products/product.entity.ts';
import { Order } from './order.entity.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A line of an order: units of a product, with the name and the price that it had when they were bought.',
})
@Entity()
@Index({ properties: ['order', 'position'] })
@Index({ properties: ['sku'] })
export class OrderLine extends BaseEntity {
  static override readonly idPrefix = 'orderline';

  @ManyToOne(() => Order, { updateRule: 'restrict', deleteRule: 'restrict' })
  order!: Order;

  @Property({ type: 'integer' })
  position!: number;

  /** Identifies a line of an imported order, so that importing it again changes nothing. */
  @Property({ type: 'string', length: 120, nullable: true })
  @Unique()
  importKey: string | null = null;

  @Field(() => Product, { nullable: true, description: 'The product as it is now; null when it is deleted.' })
  @Loaded(() => Product)
  @ManyToOne(() => Product, { updateRule: 'restrict', deleteRule: 'restrict' })
  product!: Product;

  @Field(() => String, { description: 'The SKU of the product when it was bought.' })
  @Property({ type: 'string', length: 64 })
  sku!: string;

  @Field(() => String, { description: 'The name of the product when it was bought.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => Money, {
    description:
      'The price of one unit when it was bought: without tax, or with it where `Order.pricesIncludeTax`.',
  })
  @Computed<OrderLine>(['unitPriceMinor', 'currencyCode'], row => money(row.unitPriceMinor, row.currencyCode))
  readonly unitPrice!: Opt<Money>;

  @Property(bigInteger())
  unitPriceMinor!: number;

  @Field(() => Int, { description: 'The number of units.' })
  @Property({ type: 'integer' })
  quantity!: number;

  @Field(() => DecimalScalar, { description: 'The discount rate: "0.15" is 15 % off the price.' })
  @Computed<OrderLine>(['discountPpm'], row => rateOf(row.discountPpm))
  readonly discountRate!: Opt<string>;

  @Property({ type: 'integer' })
  discountPpm!: number;

  @Field(() => Money, {
    description:
      'The price of the line: unitPrice × quantity × (1 − discountRate), rounded half up; without tax, or with it as `unitPrice`.',
  })
  @Computed<OrderLine>(['totalMinor', 'currencyCode'], row => money(row.totalMinor, row.currencyCode))
  readonly total!: Opt<Money>;

  @Property(bigInteger())
  totalMinor!: number;

  @Field(() => Int, { description: 'The number of units that came back.' })
  @Property({ type: 'integer' })
  returnedQuantity: number = 0;

  @Field(() => Money, { description: 'The refunded part of `net`, without tax.' })
  @Computed<OrderLine>(['refundedMinor', 'currencyCode'], row => money(row.refundedMinor, row.currencyCode))
  readonly refunded!: Opt<Money>;

  @Property(bigInteger({ default: 0 }))
  refundedMinor: number = 0;

  // Null of lines from before each had a rate of its own, of imported ones, and of those that a process of the last version
  // writes during an upgrade: these are net, and taxed at the rate of their order. `taxedLines` says what they come to.

  @Property({ type: 'string', length: 48, nullable: true })
  taxClassId: string | null = null;

  @Property({ type: 'string', length: 60, nullable: true })
  taxName: string | null = null;

  @Property({ type: 'integer', nullable: true })
  taxRatePpm: number | null = null;

  @Property(bigInteger({ nullable: true }))
  netMinor: number | null = null;

  @Property(bigInteger({ nullable: true }))
  taxMinor: number | null = null;

  /** The part of its tax that was refunded. */
  @Property(bigInteger({ default: 0 }))
  refundedTaxMinor: number = 0;

  /** The units in shipments; null where the order has none, and only its fulfillment status says whether all have left. */
  @Property({ type: 'integer', nullable: true })
  shippedQuantity: number | null = null;
}
