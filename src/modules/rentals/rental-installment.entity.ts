import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';
import { CalendarDay } from '../../platform/graphql/scalars.ts';
import { Rental } from './rental.entity.ts';
import { totalOf } from './rental.rules.ts';
import { installmentPrefix } from './rental-ids.ts';
import { InstallmentStatus } from './rental-status.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An installment: the rent of one month of a rental.',
})
@Entity()
@Unique({ properties: ['rental', 'sequence'] })
@Index({ properties: ['status', 'dueOn'] })
@Index({ properties: ['status', 'overdueOn'] })
// The income of a range of days is summed up in this one alone.
@Index({
  name: 'rental_installment_income_index',
  properties: [
    'status',
    'paidAt',
    'currencyCode',
    'amountMinor',
    'lateFeeMinor',
    'refundedMinor',
    'taxMinor',
    'refundedTaxMinor',
  ],
})
export class RentalInstallment extends BaseEntity {
  static override readonly idPrefix = installmentPrefix;

  @ManyToOne(() => Rental, { updateRule: 'restrict', deleteRule: 'restrict' })
  rental!: Rental;

  @Field(() => Int, { description: 'Its position in the schedule: the first is 1.' })
  @Property({ type: 'integer' })
  sequence!: number;

  @Field(() => CalendarDay, { description: "The day on which it is due, in the store's time zone." })
  @Property({ type: 'string', length: 10 })
  dueOn!: string;

  @Field(() => CalendarDay, { description: 'The first day on which it is late if it is not paid.' })
  @Property({ type: 'string', length: 10 })
  overdueOn!: string;

  @Field(() => InstallmentStatus, { description: 'Its status.' })
  @Property({ type: 'string', length: 10 })
  status: InstallmentStatus = 'DUE';

  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => Money, { description: 'The rent of the month, with tax where it is taxed.' })
  @Computed<RentalInstallment>(['amountMinor', 'currencyCode'], row =>
    money(row.amountMinor, row.currencyCode),
  )
  readonly amount!: Opt<Money>;

  @Property(bigInteger())
  amountMinor!: number;

  @Field(() => Money, {
    description: 'The deposit, which is due together with the first installment; zero for the others.',
  })
  @Computed<RentalInstallment>(['depositMinor', 'currencyCode'], row =>
    money(row.depositMinor, row.currencyCode),
  )
  readonly deposit!: Opt<Money>;

  @Property(bigInteger())
  depositMinor!: number;

  @Field(() => Money, { description: 'The fee that was added because it is late.' })
  @Computed<RentalInstallment>(['lateFeeMinor', 'currencyCode'], row =>
    money(row.lateFeeMinor, row.currencyCode),
  )
  readonly lateFee!: Opt<Money>;

  @Property(bigInteger())
  lateFeeMinor: number = 0;

  @Field(() => Money, { description: 'The amount to pay: amount + deposit + lateFee.' })
  @Computed<RentalInstallment>(['amountMinor', 'depositMinor', 'lateFeeMinor', 'currencyCode'], row =>
    money(totalOf(row), row.currencyCode),
  )
  readonly total!: Opt<Money>;

  @Property(bigInteger())
  paidMinor: number = 0;

  /** The part of the rent and late fee that was refunded. */
  @Property(bigInteger())
  refundedMinor: number = 0;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was paid.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  paidAt: Date | null = null;

  /** The payment that paid it. */
  @Property({ type: 'string', length: 48, nullable: true })
  paymentId: string | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the reminder was sent.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  remindedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was marked as late.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  overdueAt: Date | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The reason for which it, or its late fee, was waived.',
  })
  @Property({ type: 'string', length: 500, nullable: true })
  waiveReason: string | null = null;

  @Field(() => Money, { description: 'The tax that rent and late fee include. The deposit is untaxed.' })
  @Computed<RentalInstallment>(['taxMinor', 'currencyCode'], row => money(row.taxMinor, row.currencyCode))
  readonly tax!: Opt<Money>;

  @Property(bigInteger({ default: 0 }))
  taxMinor: number = 0;

  /** The part of it in what was refunded. */
  @Property(bigInteger({ default: 0 }))
  refundedTaxMinor: number = 0;
}
