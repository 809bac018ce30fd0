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
  description: 'Some units of a product in an order, as they were called and cost then.',
})
@Entity()
@Index({ properties: ['order', 'position'] })
export class OrderLine extends BaseEntity {
  static override readonly idPrefix = 'orderline';

  @ManyToOne(() => Order, { updateRule: 'restrict', deleteRule: 'restrict' })
  order!: Order;

  @Property({ type: 'integer' })
  position!: number;

  /** Names a line of an imported order, so that importing it again changes nothing. */
  @Property({ type: 'string', length: 120, nullable: true })
  @Unique()
  importKey: string | null = null;

  @Field(() => Product, { nullable: true, description: 'The product as it is now; null once it is deleted.' })
  @Loaded(() => Product)
  @ManyToOne(() => Product, { updateRule: 'restrict', deleteRule: 'restrict' })
  product!: Product;

  @Field(() => String, { description: 'Its SKU then.' })
  @Property({ type: 'string', length: 64 })
  sku!: string;

  @Field(() => String, { description: 'Its name then.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => Money, { description: 'What one unit cost then, without tax.' })
  @Computed<OrderLine>(['unitPriceMinor', 'currencyCode'], row => money(row.unitPriceMinor, row.currencyCode))
  readonly unitPrice!: Opt<Money>;

  @Property(bigInteger())
  unitPriceMinor!: number;

  @Field(() => Int, { description: 'How many units.' })
  @Property({ type: 'integer' })
  quantity!: number;

  @Field(() => DecimalScalar, { description: 'The part taken off the price: "0.15" is 15 %.' })
  @Computed<OrderLine>(['discountPpm'], row => rateOf(row.discountPpm))
  readonly discountRate!: Opt<string>;

  @Property({ type: 'integer' })
  discountPpm!: number;

  @Field(() => Money, {
    description: 'unitPrice × quantity × (1 − discountRate), rounded half up, without tax.',
  })
  @Computed<OrderLine>(['totalMinor', 'currencyCode'], row => money(row.totalMinor, row.currencyCode))
  readonly total!: Opt<Money>;

  @Property(bigInteger())
  totalMinor!: number;

  @Field(() => Int, { description: 'How many of them came back.' })
  @Property({ type: 'integer' })
  returnedQuantity: number = 0;

  @Field(() => Money, { description: 'What of its total was given back, without tax.' })
  @Computed<OrderLine>(['refundedMinor', 'currencyCode'], row => money(row.refundedMinor, row.currencyCode))
  readonly refunded!: Opt<Money>;

  @Property(bigInteger({ default: 0 }))
  refundedMinor: number = 0;
}
