import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { GuardedEntity } from '../../platform/database/guarded.entity.ts';
import { Computed, Loaded } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';
import { CalendarDay, DecimalScalar } from '../../platform/graphql/scalars.ts';
import { ShowsVersion } from '../../platform/graphql/shown-columns.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { Customer } from '../accounts/customers/customer.entity.ts';
import { Product } from '../catalog/products/product.entity.ts';
import { balanceOf, buyoutColumns, buyoutOfRental, depositHeldOf } from './rental.rules.ts';
import { buyoutId, rentalPrefix } from './rental-ids.ts';
import { RentalStatus } from './rental-status.ts';
import { ReturnCondition } from './return-condition.ts';

@ShowsVersion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A unit of a product that a customer rents by the month and can buy out.',
})
@Entity()
@Index({ properties: ['createdAt'] })
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['status', 'startDate'] })
@Index({ properties: ['status', 'endDate'] })
@Index({ properties: ['status', 'number'] })
@Index({ properties: ['status', 'holdsUntil'] })
@Index({ properties: ['customer', 'createdAt'] })
@Index({ properties: ['product', 'createdAt'] })
@Index({ properties: ['startDate'] })
@Index({ properties: ['endDate'] })
@Index({ properties: ['activatedAt'] })
@Index({ properties: ['status', 'endedAt'] })
export class Rental extends GuardedEntity {
  static override readonly idPrefix = rentalPrefix;

  @Field(() => String, { description: 'The number that people use for it; unique.' })
  @Property({ type: 'string', length: 40 })
  @Unique()
  number!: string;

  @Field(() => RentalStatus, { description: 'Its status.' })
  @Property({ type: 'string', length: 20 })
  /** Changed by `advance` only. */
  readonly status!: RentalStatus;

  @Field(() => Customer, {
    nullable: true,
    description: 'The customer who rents; null once they are deleted.',
  })
  @Loaded(() => Customer)
  @ManyToOne(() => Customer, { updateRule: 'restrict', deleteRule: 'restrict' })
  customer!: Customer;

  @Field(() => Product, {
    nullable: true,
    description: 'The rented product as it is now; null once it is deleted.',
  })
  @Loaded(() => Product)
  @ManyToOne(() => Product, { updateRule: 'restrict', deleteRule: 'restrict' })
  product!: Product;

  @Field(() => String, { description: 'The SKU of the product when the rental was created.' })
  @Property({ type: 'string', length: 64 })
  sku!: string;

  @Field(() => String, { description: 'The name of the product when the rental was created.' })
  @Property({ type: 'string', length: 200 })
  productName!: string;

  /** Every amount of a rental is in this currency: that of its product. */
  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => CalendarDay, { description: "The first day, in the store's time zone." })
  @Property({ type: 'string', length: 10 })
  startDate!: string;

  @Field(() => CalendarDay, { description: 'The day after the last month: `months` after the first day.' })
  @Property({ type: 'string', length: 10 })
  endDate!: string;

  @Field(() => Int, { description: 'The number of months.' })
  @Property({ type: 'integer' })
  months!: number;

  @Field(() => Money, {
    description: 'The price of the product when the rental was created, with tax where it is taxed.',
  })
  @Computed<Rental>(['priceMinor', 'currencyCode'], row => money(row.priceMinor, row.currencyCode))
  readonly price!: Opt<Money>;

  @Property(bigInteger())
  priceMinor!: number;

  @Field(() => Money, { description: 'The rent of a month, with tax where it is taxed.' })
  @Computed<Rental>(['monthlyRateMinor', 'currencyCode'], row =>
    money(row.monthlyRateMinor, row.currencyCode),
  )
  readonly monthlyRate!: Opt<Money>;

  @Property(bigInteger())
  monthlyRateMinor!: number;

  @Field(() => Money, { description: 'The deposit, paid together with the first installment.' })
  @Computed<Rental>(['depositMinor', 'currencyCode'], row => money(row.depositMinor, row.currencyCode))
  readonly deposit!: Opt<Money>;

  @Property(bigInteger())
  depositMinor!: number;

  @Field(() => Int, {
    description: 'The number of days after the due date before an unpaid installment is late.',
  })
  @Property({ type: 'integer' })
  graceDays!: number;

  @Property(bigInteger())
  lateFeeMinor!: number;

  @Property({ type: 'integer' })
  lateFeePpm!: number;

  @Field(() => DecimalScalar, {
    description: 'The part of the rent paid that counts toward the buy-out: "0.5" is half.',
  })
  @Computed<Rental>(['purchaseSharePpm'], row => rateOf(row.purchaseSharePpm))
  readonly purchaseShare!: Opt<string>;

  @Property({ type: 'integer' })
  purchaseSharePpm!: number;

  @Property({ type: 'integer' })
  signingWindowHours!: number;

  /** The number of late installments at which the rental is in default; 0 means never. */
  @Property({ type: 'integer' })
  defaultAfterOverdue!: number;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'The time until which the unit is held: first for the signature, then for the first payment; null after that.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  holdsUntil!: Date | null;

  @Field(() => Money, {
    description:
      'The total of all charges: rent, deposit, late fees, and the buy-out, without what was waived or canceled.',
  })
  @Computed<Rental>(['chargedMinor', 'currencyCode'], row => money(row.chargedMinor, row.currencyCode))
  readonly total!: Opt<Money>;

  @Property(bigInteger())
  chargedMinor!: number;

  @Field(() => Money, { description: 'The total that was paid, including what was refunded.' })
  @Computed<Rental>(['paidMinor', 'currencyCode'], row => money(row.paidMinor, row.currencyCode))
  readonly paidTotal!: Opt<Money>;

  /** Rent, late fees, deposit, and buy-out; the next four columns are its parts. */
  @Property(bigInteger())
  paidMinor: number = 0;

  @Property(bigInteger())
  rentPaidMinor: number = 0;

  @Property(bigInteger())
  lateFeesPaidMinor: number = 0;

  @Property(bigInteger())
  depositPaidMinor: number = 0;

  @Property(bigInteger())
  buyoutPaidMinor: number = 0;

  @Field(() => Money, { description: 'What is left to pay, now or later: total − paidTotal.' })
  @Computed<Rental>(['chargedMinor', 'paidMinor', 'currencyCode'], row =>
    money(balanceOf(row), row.currencyCode),
  )
  readonly balance!: Opt<Money>;

  @Field(() => Money, { description: 'The total that was refunded.' })
  @Computed<Rental>(['refundedMinor', 'currencyCode'], row => money(row.refundedMinor, row.currencyCode))
  readonly refundedTotal!: Opt<Money>;

  @Property(bigInteger())
  refundedMinor: number = 0;

  /** Rent that the staff refunded; it does not count toward the buy-out. */
  @Property(bigInteger())
  rentRefundedMinor: number = 0;

  @Field(() => Money, {
    description:
      'What is left of the deposit: the part paid that is not kept, used for the buy-out, or refunded.',
  })
  @Computed<Rental>(
    ['depositPaidMinor', 'depositKeptMinor', 'depositAppliedMinor', 'depositReturnMinor', 'currencyCode'],
    row => money(depositHeldOf(row), row.currencyCode),
  )
  readonly depositHeld!: Opt<Money>;

  @Field(() => Money, {
    description: 'The part of the deposit that the store kept when the unit was returned.',
  })
  @Computed<Rental>(['depositKeptMinor', 'currencyCode'], row =>
    money(row.depositKeptMinor, row.currencyCode),
  )
  readonly depositKept!: Opt<Money>;

  @Property(bigInteger())
  depositKeptMinor: number = 0;

  /** The part of the deposit that was used for the buy-out. */
  @Property(bigInteger())
  depositAppliedMinor: number = 0;

  /** The part of the deposit that is to be refunded, or was. */
  @Property(bigInteger())
  depositReturnMinor: number = 0;

  /** The part of that which was refunded. */
  @Property(bigInteger())
  depositRefundedMinor: number = 0;

  @Field(() => Money, {
    nullable: true,
    description:
      'The current buy-out price; null unless the rental is ACTIVE. Late installments must be paid first.',
  })
  @Computed<Rental>(['status', 'currencyCode', ...buyoutColumns], row =>
    row.status === 'ACTIVE' ? money(buyoutOfRental(row).amountMinor, row.currencyCode) : null,
  )
  readonly buyoutPrice!: Opt<Money> | null;

  @Field(() => ID, { description: 'The id of the buy-out, for `startPayment(rentalBuyoutId:)`.' })
  @Computed<Rental>(['id'], row => buyoutId(row.id))
  readonly buyoutId!: Opt<string>;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it began: it was signed, and the first installment was paid.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  activatedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt: Date | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The reason why it ended, or the notes about the return.',
  })
  @Property({ type: 'string', length: 1_000, nullable: true })
  endReason: string | null = null;

  @Field(() => ReturnCondition, {
    nullable: true,
    description: 'The condition of the returned unit; null unless it was returned or lost.',
  })
  @Property({ type: 'string', length: 10, nullable: true })
  returnCondition: ReturnCondition | null = null;

  /** The id of the user who sent the request. */
  @Property({ type: 'string', length: 48, nullable: true })
  createdById!: string | null;

  @Property({ type: 'string', length: 60, nullable: true })
  rentTaxName: string | null = null;

  @Field(() => DecimalScalar, { description: 'The tax rate of the rent: "0.19" is 19 %, included in it.' })
  @Computed<Rental>(['rentTaxPpm'], row => rateOf(row.rentTaxPpm))
  readonly rentTaxRate!: Opt<string>;

  @Property({ type: 'integer', default: 0 })
  rentTaxPpm: number = 0;

  @Property({ type: 'string', length: 60, nullable: true })
  buyoutTaxName: string | null = null;

  @Field(() => DecimalScalar, { description: 'The tax rate of a buy-out, included in its price.' })
  @Computed<Rental>(['buyoutTaxPpm'], row => rateOf(row.buyoutTaxPpm))
  readonly buyoutTaxRate!: Opt<string>;

  @Property({ type: 'integer', default: 0 })
  buyoutTaxPpm: number = 0;

  /** Whether late fees include tax at the rate of the rent. */
  @Property({ type: 'boolean', default: false })
  lateFeeTaxed = false;

  @Field(() => String, {
    nullable: true,
    description:
      'Why no tax is charged, as invoices say it; null where it is, and where rent is not taxed at all.',
  })
  @Property({ type: 'string', length: 200, nullable: true })
  taxExemption: string | null = null;

  /** The zone whose rates apply; null where rent is not taxed. */
  @Property({ type: 'string', length: 48, nullable: true })
  zoneId: string | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  rentTaxClassId: string | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  buyoutTaxClassId: string | null = null;

  /** What the buy-out was without tax: price less the rent that counted toward it. */
  @Property(bigInteger({ default: 0 }))
  buyoutNetMinor: number = 0;

  /** The tax that the buy-out included. */
  @Property(bigInteger({ default: 0 }))
  buyoutTaxMinor: number = 0;

  @Property(bigInteger({ default: 0 }))
  buyoutRefundedNetMinor: number = 0;

  @Property(bigInteger({ default: 0 }))
  buyoutRefundedTaxMinor: number = 0;
}
