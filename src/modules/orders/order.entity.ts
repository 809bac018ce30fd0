import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { GuardedEntity } from '../../platform/database/guarded.entity.ts';
import { Computed, Loaded } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { ShowsVersion } from '../../platform/graphql/shown-columns.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { Address, addressOf, type StoredAddress } from '../accounts/addresses/address.ts';
import { Customer } from '../accounts/customers/customer.entity.ts';
import { StaffMember } from '../staff/staff-member.entity.ts';
import { dueOf } from './order-money.rules.ts';
import { OrderFulfillmentStatus } from './states/fulfillment-status.ts';
import { headlineOf, OrderHeadline } from './states/headline.ts';
import { OrderStatus } from './states/order-status.ts';
import { OrderPaymentStatus } from './states/payment-status.ts';

export const OrderChannel = { ONLINE: 'ONLINE', COUNTER: 'COUNTER', IMPORT: 'IMPORT' } as const;
export type OrderChannel = keyof typeof OrderChannel;
registerEnumType(OrderChannel, {
  name: 'OrderChannel',
  description: 'The channel that an order came through.',
  valuesConfig: {
    ONLINE: { description: 'Placed online, through the API.' },
    COUNTER: { description: 'Sold at the counter: paid and handed over at once.' },
    IMPORT: { description: 'Imported from another system.' },
  },
});

@ShowsVersion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An order: what a customer bought, online or at the counter.',
})
@Entity({ tableName: 'sales_order' })
@Index({ properties: ['placedAt'] })
@Index({ properties: ['status', 'placedAt'] })
@Index({ properties: ['status', 'expiresAt'] })
@Index({ properties: ['customer', 'placedAt'] })
// What a customer has paid, and how many orders they have, are read in this one alone.
@Index({
  name: 'sales_order_paid_by_customer_index',
  properties: ['customer', 'currencyCode', 'deletedAt', 'paidMinor', 'refundedMinor'],
})
@Index({ properties: ['soldBy', 'placedAt'] })
@Index({ properties: ['channel', 'placedAt'] })
@Index({ properties: ['totalMinor'] })
@Index({ properties: ['updatedAt'] })
@Index({ properties: ['status', 'totalMinor'] })
@Index({ properties: ['status', 'updatedAt'] })
@Index({ properties: ['status', 'number'] })
@Index({ properties: ['paymentStatus', 'placedAt'] })
@Index({ properties: ['fulfillmentStatus', 'placedAt'] })
export class Order extends GuardedEntity {
  static override readonly idPrefix = 'order';

  @Field(() => String, { description: 'The number that people know the order by; unique.' })
  @Property({ type: 'string', length: 40 })
  @Unique()
  number!: string;

  @Field(() => OrderChannel, { description: 'The channel that the order came through.' })
  @Property({ type: 'string', length: 10 })
  channel!: OrderChannel;

  @Field(() => OrderStatus, { description: 'The status of the order.' })
  @Property({ type: 'string', length: 20 })
  /** Changed by `advance` only. */
  readonly status!: OrderStatus;

  @Field(() => Customer, {
    nullable: true,
    description: 'The customer who bought; null for a sale to an unknown customer.',
  })
  @Loaded(() => Customer)
  @ManyToOne(() => Customer, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  customer!: Customer | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'The staff member who sold it; null when it was bought online.',
  })
  @Loaded(() => StaffMember)
  @ManyToOne(() => StaffMember, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  soldBy!: StaffMember | null;

  /** The user who sent the request. Who recorded a sale may still correct it. */
  @Property({ type: 'string', length: 48, nullable: true })
  createdById!: string | null;

  /** Every amount of an order is in this currency: that of its products. */
  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => Money, {
    description:
      'The sum of all lines at their full price: without tax, or with it where `pricesIncludeTax`.',
  })
  @Computed<Order>(['subtotalMinor', 'currencyCode'], row => money(row.subtotalMinor, row.currencyCode))
  readonly subtotal!: Opt<Money>;

  @Property(bigInteger())
  subtotalMinor!: number;

  @Field(() => Money, { description: 'The discounts of all lines together.' })
  @Computed<Order>(['discountMinor', 'currencyCode'], row => money(row.discountMinor, row.currencyCode))
  readonly discountTotal!: Opt<Money>;

  @Property(bigInteger())
  discountMinor!: number;

  @Field(() => DecimalScalar, {
    deprecationReason: 'Goods of an order may be taxed differently. Use `taxLines`.',
    description: 'The highest tax rate of its lines: "0.09" is 9 %.',
  })
  @Computed<Order>(['taxRatePpm'], row => rateOf(row.taxRatePpm))
  readonly taxRate!: Opt<string>;

  @Property({ type: 'integer' })
  taxRatePpm!: number;

  @Field(() => Money, { description: 'The tax: the sum of `taxLines`, each rounded half up once.' })
  @Computed<Order>(['taxMinor', 'currencyCode'], row => money(row.taxMinor, row.currencyCode))
  readonly tax!: Opt<Money>;

  @Property(bigInteger())
  taxMinor!: number;

  @Field(() => Money, {
    description:
      'The amount to pay: subtotal − discountTotal + shippingTotal, and tax where `pricesIncludeTax` is false.',
  })
  @Computed<Order>(['totalMinor', 'currencyCode'], row => money(row.totalMinor, row.currencyCode))
  readonly total!: Opt<Money>;

  @Property(bigInteger())
  totalMinor!: number;

  @Field(() => Money, { description: 'The amount that was paid, including what was refunded later.' })
  @Computed<Order>(['paidMinor', 'currencyCode'], row => money(row.paidMinor, row.currencyCode))
  readonly amountPaid!: Opt<Money>;

  @Property(bigInteger())
  paidMinor!: number;

  @Field(() => Money, { description: 'The amount that was refunded.' })
  @Computed<Order>(['refundedMinor', 'currencyCode'], row => money(row.refundedMinor, row.currencyCode))
  readonly amountRefunded!: Opt<Money>;

  @Property(bigInteger())
  refundedMinor!: number;

  @Field(() => Money, {
    description: 'The amount that is still to be paid; zero once the order is paid or canceled.',
  })
  @Computed<Order>(['status', 'totalMinor', 'paidMinor', 'refundedMinor', 'currencyCode'], row =>
    money(row.status === 'PENDING_PAYMENT' ? dueOf(row) : 0, row.currencyCode),
  )
  readonly amountDue!: Opt<Money>;

  @Field(() => Money, {
    nullable: true,
    description:
      'The change for the cash that the customer handed over; null when no cash amount was recorded.',
  })
  @Computed<Order>(['changeMinor', 'currencyCode'], row =>
    row.changeMinor === null ? null : money(row.changeMinor, row.currencyCode),
  )
  readonly changeGiven!: Opt<Money> | null;

  @Property(bigInteger({ nullable: true }))
  changeMinor: number | null = null;

  @Field(() => Address, {
    nullable: true,
    description: 'The address that the order is shipped to; null for a sale at the counter.',
  })
  @Computed<Order>(['shippingAddress'], row => addressOf(row.shippingAddress))
  @Property({ type: 'json', nullable: true })
  shippingAddress!: StoredAddress | null;

  @Field(() => String, { nullable: true, description: 'Notes about the order.' })
  @Property({ type: 'string', length: 1_000, nullable: true })
  notes!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When the order was placed or sold.' })
  @Property({ type: 'datetime', length: 3 })
  placedAt!: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the order expires unless it is paid by then; null when it was paid at once.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  expiresAt!: Date | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the order was paid in full; null when it has not been paid.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  paidAt!: Date | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the order was shipped; null when it has not been.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  shippedAt: Date | null = null;

  @Field(() => String, {
    nullable: true,
    description:
      "The carrier's number for its latest shipment that has one; each has its own in `shipments`.",
  })
  @Property({ type: 'string', length: 100, nullable: true })
  trackingNumber: string | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the order was delivered; null when it has not been.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  deliveredAt: Date | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the order was canceled or voided; null when it was not.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  cancelledAt: Date | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the order was canceled or voided; null when it was not.',
  })
  @Property({ type: 'string', length: 500, nullable: true })
  cancelReason: string | null = null;

  /** The refunded part of the lines' totals, without tax: the sum over the lines. */
  @Property(bigInteger({ default: 0 }))
  refundedNetMinor: number = 0;

  @Field(() => Address, {
    nullable: true,
    description: 'The address that the bill is for; null for the shipping address.',
  })
  @Computed<Order>(['billingAddress'], row => addressOf(row.billingAddress))
  @Property({ type: 'json', nullable: true })
  billingAddress: StoredAddress | null = null;

  @Field(() => Boolean, {
    description:
      'Whether the prices of its lines include their tax, as the settings said when it was placed.',
  })
  @Property({ type: 'boolean', default: false })
  pricesIncludeTax = false;

  /** The zone whose rates were charged; null before there were zones. */
  @Property({ type: 'string', length: 48, nullable: true })
  zoneId: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'Why no tax was charged, as invoices say it; null where it was.',
  })
  @Property({ type: 'string', length: 200, nullable: true })
  taxExemption: string | null = null;

  @Field(() => OrderPaymentStatus, { description: 'Whether its money has come.' })
  @Property({ type: 'string', length: 20, default: 'UNPAID' })
  /** Changed by `settlePayment` only. */
  readonly paymentStatus!: Opt<OrderPaymentStatus>;

  @Field(() => OrderFulfillmentStatus, { description: 'Where its goods are.' })
  @Property({ type: 'string', length: 20, default: 'UNFULFILLED' })
  /** Changed by `advanceFulfillment` only. */
  readonly fulfillmentStatus!: Opt<OrderFulfillmentStatus>;

  @Field(() => OrderHeadline, { description: 'What is to be said of it first, in one word, for lists.' })
  @Computed<Order>(['status', 'paymentStatus', 'fulfillmentStatus'], headlineOf)
  readonly headline!: Opt<OrderHeadline>;

  /** The method as it was called and priced; null where nothing is sent, and of orders from before there were methods. */
  @Property({ type: 'string', length: 48, nullable: true })
  shippingMethodId: string | null = null;

  @Field(() => String, { nullable: true, description: 'How it is sent, as it was called then.' })
  @Property({ type: 'string', length: 100, nullable: true })
  shippingName: string | null = null;

  @Field(() => Boolean, { description: 'Whether the customer comes for the goods.' })
  @Property({ type: 'boolean', default: false })
  isPickup = false;

  @Field(() => Money, {
    description: 'What shipping costs: without tax, or with it where `pricesIncludeTax`.',
  })
  @Computed<Order>(['shippingMinor', 'currencyCode'], row => money(row.shippingMinor, row.currencyCode))
  readonly shippingTotal!: Opt<Money>;

  @Property(bigInteger({ default: 0 }))
  shippingMinor = 0;

  /** Null where nothing is charged. */
  @Property({ type: 'string', length: 60, nullable: true })
  shippingTaxName: string | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  shippingTaxClassId: string | null = null;

  @Property({ type: 'integer', default: 0 })
  shippingTaxRatePpm = 0;

  @Property(bigInteger({ default: 0 }))
  shippingNetMinor = 0;

  @Property(bigInteger({ default: 0 }))
  shippingTaxMinor = 0;

  /** The part of the price of shipping, as it was entered, that `refundShipping` gave back. */
  @Property(bigInteger({ default: 0 }))
  shippingReturnedMinor = 0;

  @Field(() => Money, {
    description: 'What of `shippingTotal` was not given back by `refundShipping` yet.',
  })
  @Computed<Order>(['shippingMinor', 'shippingReturnedMinor', 'currencyCode'], row =>
    money(row.shippingMinor - row.shippingReturnedMinor, row.currencyCode),
  )
  readonly shippingRefundable!: Opt<Money>;

  @Field(() => Money, { description: 'The refunded part of the price of shipping, without tax.' })
  @Computed<Order>(['shippingRefundedMinor', 'currencyCode'], row =>
    money(row.shippingRefundedMinor, row.currencyCode),
  )
  readonly shippingRefunded!: Opt<Money>;

  @Property(bigInteger({ default: 0 }))
  shippingRefundedMinor = 0;

  @Property(bigInteger({ default: 0 }))
  shippingRefundedTaxMinor = 0;
}
