import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { Computed, Loaded } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';
import { CalendarDay, DecimalScalar } from '../../platform/graphql/scalars.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { Customer } from '../accounts/customers/customer.entity.ts';
import { Product } from '../catalog/products/product.entity.ts';
import { balanceOf, buyoutOfRental, depositHeldOf } from './rental.rules.ts';
import { buyoutId, rentalPrefix } from './rental-ids.ts';
import { RentalStatus } from './rental-status.ts';
import { ReturnCondition } from './return-condition.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A unit rented by the month, to own if wanted.',
})
@Entity()
@Index({ properties: ['createdAt'] })
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['status', 'holdsUntil'] })
@Index({ properties: ['customer', 'createdAt'] })
@Index({ properties: ['product', 'createdAt'] })
@Index({ properties: ['startDate'] })
@Index({ properties: ['endDate'] })
@Index({ properties: ['activatedAt'] })
@Index({ properties: ['status', 'endedAt'] })
export class Rental extends BaseEntity {
  static override readonly idPrefix = rentalPrefix;

  @Field(() => String, { description: 'What people call it; unique.' })
  @Property({ type: 'string', length: 40 })
  @Unique()
  number!: string;

  @Field(() => RentalStatus, { description: 'How far it has come.' })
  @Property({ type: 'string', length: 20 })
  /** Changed by `advance` only. */
  readonly status!: RentalStatus;

  @Field(() => Customer, { nullable: true, description: 'Who rents; null once they are deleted.' })
  @Loaded(() => Customer)
  @ManyToOne(() => Customer, { updateRule: 'restrict', deleteRule: 'restrict' })
  customer!: Customer;

  @Field(() => Product, {
    nullable: true,
    description: 'What is rented, as it is now; null once it is deleted.',
  })
  @Loaded(() => Product)
  @ManyToOne(() => Product, { updateRule: 'restrict', deleteRule: 'restrict' })
  product!: Product;

  @Field(() => String, { description: 'The SKU of the product then.' })
  @Property({ type: 'string', length: 64 })
  sku!: string;

  @Field(() => String, { description: 'The name of the product then.' })
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

  @Field(() => Int, { description: 'For how many months.' })
  @Property({ type: 'integer' })
  months!: number;

  @Field(() => Money, { description: 'The price of the product then.' })
  @Computed<Rental>(['priceMinor', 'currencyCode'], row => money(row.priceMinor, row.currencyCode))
  readonly price!: Opt<Money>;

  @Property(bigInteger())
  priceMinor!: number;

  @Field(() => Money, { description: 'The rent of a month.' })
  @Computed<Rental>(['monthlyRateMinor', 'currencyCode'], row =>
    money(row.monthlyRateMinor, row.currencyCode),
  )
  readonly monthlyRate!: Opt<Money>;

  @Property(bigInteger())
  monthlyRateMinor!: number;

  @Field(() => Money, { description: 'The deposit, paid together with the first instalment.' })
  @Computed<Rental>(['depositMinor', 'currencyCode'], row => money(row.depositMinor, row.currencyCode))
  readonly deposit!: Opt<Money>;

  @Property(bigInteger())
  depositMinor!: number;

  @Field(() => Int, { description: 'For how many days after its due day an instalment is not late yet.' })
  @Property({ type: 'integer' })
  graceDays!: number;

  @Property(bigInteger())
  lateFeeMinor!: number;

  @Property({ type: 'integer' })
  lateFeePpm!: number;

  @Field(() => DecimalScalar, {
    description: 'The part of the rent paid that counts toward buying: "0.5" is half.',
  })
  @Computed<Rental>(['purchaseSharePpm'], row => rateOf(row.purchaseSharePpm))
  readonly purchaseShare!: Opt<string>;

  @Property({ type: 'integer' })
  purchaseSharePpm!: number;

  @Property({ type: 'integer' })
  signingWindowHours!: number;

  /** At so many late instalments the contract is in default; 0 is never. */
  @Property({ type: 'integer' })
  defaultAfterOverdue!: number;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'Until when the unit is held for the signature, and then for the first payment; null after that.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  holdsUntil!: Date | null;

  @Field(() => Money, {
    description: 'What is charged in all: rent, deposit, late fees, and buying out, without what was waived.',
  })
  @Computed<Rental>(['chargedMinor', 'currencyCode'], row => money(row.chargedMinor, row.currencyCode))
  readonly total!: Opt<Money>;

  @Property(bigInteger())
  chargedMinor!: number;

  @Field(() => Money, { description: 'What was paid, also if some of it was given back.' })
  @Computed<Rental>(['paidMinor', 'currencyCode'], row => money(row.paidMinor, row.currencyCode))
  readonly paidTotal!: Opt<Money>;

  /** Rent, late fees, deposit, and buying out, which the next four tell apart. */
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

  @Field(() => Money, { description: 'What is still to be paid, now or later: total − paidTotal.' })
  @Computed<Rental>(['chargedMinor', 'paidMinor', 'currencyCode'], row =>
    money(balanceOf(row), row.currencyCode),
  )
  readonly balance!: Opt<Money>;

  @Field(() => Money, { description: 'What was given back.' })
  @Computed<Rental>(['refundedMinor', 'currencyCode'], row => money(row.refundedMinor, row.currencyCode))
  readonly refundedTotal!: Opt<Money>;

  @Property(bigInteger())
  refundedMinor: number = 0;

  /** Rent that was given back out of goodwill; it does not count toward buying. */
  @Property(bigInteger())
  rentRefundedMinor: number = 0;

  @Field(() => Money, {
    description: 'What is left of the deposit: paid, and not kept, used to buy, or given back.',
  })
  @Computed<Rental>(
    ['depositPaidMinor', 'depositKeptMinor', 'depositAppliedMinor', 'depositReturnMinor', 'currencyCode'],
    row => money(depositHeldOf(row), row.currencyCode),
  )
  readonly depositHeld!: Opt<Money>;

  @Field(() => Money, { description: 'What of the deposit was kept when the unit came back.' })
  @Computed<Rental>(['depositKeptMinor', 'currencyCode'], row =>
    money(row.depositKeptMinor, row.currencyCode),
  )
  readonly depositKept!: Opt<Money>;

  @Property(bigInteger())
  depositKeptMinor: number = 0;

  /** What of it was used to buy the unit. */
  @Property(bigInteger())
  depositAppliedMinor: number = 0;

  /** What of it is given back: the money is on its way, or has arrived. */
  @Property(bigInteger())
  depositReturnMinor: number = 0;

  /** What of that has arrived. */
  @Property(bigInteger())
  depositRefundedMinor: number = 0;

  @Field(() => Money, {
    nullable: true,
    description:
      'What buying the unit costs now; null unless the rental is ACTIVE. Pay late instalments first.',
  })
  @Computed<Rental>(
    [
      'status',
      'priceMinor',
      'purchaseSharePpm',
      'rentPaidMinor',
      'rentRefundedMinor',
      'depositPaidMinor',
      'depositKeptMinor',
      'depositAppliedMinor',
      'depositReturnMinor',
      'currencyCode',
    ],
    row => (row.status === 'ACTIVE' ? money(buyoutOfRental(row).amountMinor, row.currencyCode) : null),
  )
  readonly buyoutPrice!: Opt<Money> | null;

  @Field(() => ID, { description: 'For `startPayment(rentalBuyoutId:)`.' })
  @Computed<Rental>(['id'], row => buyoutId(row.id))
  readonly buyoutId!: Opt<string>;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it began: signed, and first paid.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  activatedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended, in whichever way.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt: Date | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it ended, or what was said when the unit came back.',
  })
  @Property({ type: 'string', length: 1_000, nullable: true })
  endReason: string | null = null;

  @Field(() => ReturnCondition, {
    nullable: true,
    description: 'How the unit came back; null unless it did.',
  })
  @Property({ type: 'string', length: 10, nullable: true })
  returnCondition: ReturnCondition | null = null;

  /** Who sent the request. */
  @Property({ type: 'string', length: 48, nullable: true })
  createdById!: string | null;
}
