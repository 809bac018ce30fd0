import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { Computed, Loaded } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { Address } from '../accounts/customers/address.ts';
import { Customer } from '../accounts/customers/customer.entity.ts';
import { StaffMember } from '../staff/staff-member.entity.ts';

export const OrderChannel = { ONLINE: 'ONLINE', COUNTER: 'COUNTER', IMPORT: 'IMPORT' } as const;
export type OrderChannel = keyof typeof OrderChannel;
registerEnumType(OrderChannel, {
  name: 'OrderChannel',
  description: 'How an order came about.',
  valuesConfig: {
    ONLINE: { description: 'Placed over the API.' },
    COUNTER: { description: 'Sold at the counter: paid and handed over at once.' },
    IMPORT: { description: 'History from other books.' },
  },
});

export const OrderStatus = {
  PENDING_PAYMENT: 'PENDING_PAYMENT',
  PAID: 'PAID',
  SHIPPED: 'SHIPPED',
  DELIVERED: 'DELIVERED',
  CANCELLED: 'CANCELLED',
  REFUNDED: 'REFUNDED',
} as const;
export type OrderStatus = keyof typeof OrderStatus;
registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'How far an order has come.',
  valuesConfig: {
    PENDING_PAYMENT: { description: 'Placed, its goods held, waiting for the money.' },
    PAID: { description: 'Paid in full.' },
    SHIPPED: { description: 'On its way.' },
    DELIVERED: { description: 'With the customer.' },
    CANCELLED: { description: 'Called off, voided, or not paid in time. Its goods are back.' },
    REFUNDED: { description: 'All of the money was given back.' },
  },
});

@ObjectType({ implements: Node, simpleResolvers: true, description: 'What somebody bought.' })
@Entity({ tableName: 'sales_order' })
@Index({ properties: ['placedAt'] })
@Index({ properties: ['status', 'placedAt'] })
@Index({ properties: ['status', 'expiresAt'] })
@Index({ properties: ['customer', 'placedAt'] })
@Index({ properties: ['soldBy', 'placedAt'] })
@Index({ properties: ['totalMinor'] })
export class Order extends BaseEntity {
  static override readonly idPrefix = 'order';

  @Field(() => String, { description: 'What people call it; unique.' })
  @Property({ type: 'string', length: 40 })
  @Unique()
  number!: string;

  @Field(() => OrderChannel, { description: 'How it came about.' })
  @Property({ type: 'string', length: 10 })
  channel!: OrderChannel;

  @Field(() => OrderStatus, { description: 'How far it has come.' })
  @Property({ type: 'string', length: 20 })
  /** Changed by `advance` only. */
  readonly status!: OrderStatus;

  @Field(() => Customer, { nullable: true, description: 'Who bought; null for a sale to somebody unknown.' })
  @Loaded(() => Customer)
  @ManyToOne(() => Customer, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  customer!: Customer | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who sold it; null when nobody of the staff did.',
  })
  @Loaded(() => StaffMember)
  @ManyToOne(() => StaffMember, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  soldBy!: StaffMember | null;

  /** Who sent the request; for a sale, whoever may still correct it. */
  @Property({ type: 'string', length: 48, nullable: true })
  createdById!: string | null;

  /** Every amount of an order is in this currency: that of its products. */
  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => Money, { description: 'All lines at their full price, without tax.' })
  @Computed<Order>(['subtotalMinor', 'currencyCode'], row => money(row.subtotalMinor, row.currencyCode))
  readonly subtotal!: Opt<Money>;

  @Property(bigInteger())
  subtotalMinor!: number;

  @Field(() => Money, { description: 'What is taken off the full price.' })
  @Computed<Order>(['discountMinor', 'currencyCode'], row => money(row.discountMinor, row.currencyCode))
  readonly discountTotal!: Opt<Money>;

  @Property(bigInteger())
  discountMinor!: number;

  @Field(() => DecimalScalar, { description: 'The tax rate when it was placed: "0.09" is 9 %.' })
  @Computed<Order>(['taxRatePpm'], row => rateOf(row.taxRatePpm))
  readonly taxRate!: Opt<string>;

  @Property({ type: 'integer' })
  taxRatePpm!: number;

  @Field(() => Money, { description: 'The tax on what is left after discounts, rounded half up once.' })
  @Computed<Order>(['taxMinor', 'currencyCode'], row => money(row.taxMinor, row.currencyCode))
  readonly tax!: Opt<Money>;

  @Property(bigInteger())
  taxMinor!: number;

  @Field(() => Money, { description: 'What is to be paid: subtotal − discountTotal + tax.' })
  @Computed<Order>(['totalMinor', 'currencyCode'], row => money(row.totalMinor, row.currencyCode))
  readonly total!: Opt<Money>;

  @Property(bigInteger())
  totalMinor!: number;

  @Field(() => Money, { description: 'What was paid, also if some of it was given back.' })
  @Computed<Order>(['paidMinor', 'currencyCode'], row => money(row.paidMinor, row.currencyCode))
  readonly amountPaid!: Opt<Money>;

  @Property(bigInteger())
  paidMinor!: number;

  @Field(() => Money, { description: 'What was given back.' })
  @Computed<Order>(['refundedMinor', 'currencyCode'], row => money(row.refundedMinor, row.currencyCode))
  readonly amountRefunded!: Opt<Money>;

  @Property(bigInteger())
  refundedMinor!: number;

  @Field(() => Money, {
    description: 'What is still to be paid; nothing once the order is paid or cancelled.',
  })
  @Computed<Order>(['status', 'totalMinor', 'paidMinor', 'currencyCode'], row =>
    money(row.status === 'PENDING_PAYMENT' ? row.totalMinor - row.paidMinor : 0, row.currencyCode),
  )
  readonly amountDue!: Opt<Money>;

  @Field(() => Money, {
    nullable: true,
    description: 'What the customer got back of the cash they handed over; null when none was said.',
  })
  @Computed<Order>(['changeMinor', 'currencyCode'], row =>
    row.changeMinor === null ? null : money(row.changeMinor, row.currencyCode),
  )
  readonly changeGiven!: Opt<Money> | null;

  @Property(bigInteger({ nullable: true }))
  changeMinor: number | null = null;

  @Field(() => Address, {
    nullable: true,
    description: 'Where it goes; null for what was sold at the counter.',
  })
  @Property({ type: 'json', nullable: true })
  shippingAddress!: Address | null;

  @Field(() => String, { nullable: true, description: 'What the customer said about it.' })
  @Property({ type: 'string', length: 1_000, nullable: true })
  notes!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was placed or sold.' })
  @Property({ type: 'datetime', length: 3 })
  placedAt!: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Until when it waits for its payment; null for what was paid at once.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  expiresAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was paid in full.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  paidAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it left.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  shippedAt: Date | null = null;

  @Field(() => String, { nullable: true, description: "The carrier's number for the parcel." })
  @Property({ type: 'string', length: 100, nullable: true })
  trackingNumber: string | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the customer had it.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  deliveredAt: Date | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was cancelled or voided.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  cancelledAt: Date | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled or voided.' })
  @Property({ type: 'string', length: 500, nullable: true })
  cancelReason: string | null = null;

  /** What of the lines' totals was given back, without tax: the sum over its lines. */
  @Property(bigInteger({ default: 0 }))
  refundedNetMinor: number = 0;
}
