import type { Opt } from '@mikro-orm/core';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';
import { CalendarDay } from '../../platform/graphql/scalars.ts';

export const PaymentProviderName = {
  STRIPE: 'STRIPE',
  LOCAL: 'LOCAL',
  CASH: 'CASH',
  CARD_TERMINAL: 'CARD_TERMINAL',
  BANK_TRANSFER: 'BANK_TRANSFER',
  CHECK: 'CHECK',
  OTHER: 'OTHER',
} as const;
export type PaymentProviderName = keyof typeof PaymentProviderName;
registerEnumType(PaymentProviderName, {
  name: 'PaymentProvider',
  description: 'Who moves the money of a payment.',
  valuesConfig: {
    STRIPE: { description: 'Online, through Stripe.' },
    LOCAL: { description: 'Online, through the stand-in for development and tests. No money moves.' },
    CASH: { description: 'In cash, at the counter.' },
    CARD_TERMINAL: { description: 'By card, at the counter.' },
    BANK_TRANSFER: { description: 'To the bank account of the store.' },
    CHECK: { description: 'By check.' },
    OTHER: { description: 'In another way, recorded by the staff.' },
  },
});

export const PaymentStatus = {
  REQUIRES_ACTION: 'REQUIRES_ACTION',
  PROCESSING: 'PROCESSING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
  REFUNDED: 'REFUNDED',
  PARTIALLY_REFUNDED: 'PARTIALLY_REFUNDED',
} as const;
export type PaymentStatus = keyof typeof PaymentStatus;
registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description: 'The status of a payment.',
  valuesConfig: {
    REQUIRES_ACTION: { description: 'The payer has to do something, with the client secret.' },
    PROCESSING: { description: 'The provider is processing it.' },
    SUCCEEDED: { description: 'Paid.' },
    FAILED: { description: 'It failed; `failureMessage` says why. Start another one.' },
    CANCELLED: { description: 'It was canceled before it was paid.' },
    REFUNDED: { description: 'All of it was refunded.' },
    PARTIALLY_REFUNDED: { description: 'Part of it was refunded.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A payment for one thing, such as an order, by one provider.',
})
@Entity()
@Index({ properties: ['targetId', 'createdAt'] })
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['provider', 'createdAt'] })
@Index({ properties: ['createdAt'] })
@Index({ properties: ['status', 'amountMinor'] })
@Index({ properties: ['amountMinor'] })
@Index({ properties: ['checkAt'] })
@Index({ properties: ['refundDueMinor'] })
export class Payment extends BaseEntity {
  static override readonly idPrefix = 'payment';

  /** The GraphQL type of what is paid for. */
  @Property({ type: 'string', length: 40 })
  targetType!: string;

  /** What is paid for. No foreign key, because the modules of what can be paid for have a higher rank than this one. */
  @Property({ type: 'string', length: 48 })
  targetId!: string;

  @Field(() => String, { description: 'What it is for, as printed on its receipt.' })
  @Property({ type: 'string', length: 300 })
  description!: string;

  @Field(() => PaymentProviderName, { description: 'Who moves the money.' })
  @Property({ type: 'string', length: 16 })
  provider!: PaymentProviderName;

  @Field(() => PaymentStatus, { description: 'Its status.' })
  @Property({ type: 'string', length: 20 })
  status!: PaymentStatus;

  @Field(() => Money, { description: 'The amount to pay.' })
  @Computed<Payment>(['amountMinor', 'currencyCode'], row => money(row.amountMinor, row.currencyCode))
  readonly amount!: Opt<Money>;

  @Property(bigInteger())
  amountMinor!: number;

  @Field(() => Money, { description: 'How much of it was refunded.' })
  @Computed<Payment>(['refundedMinor', 'currencyCode'], row => money(row.refundedMinor, row.currencyCode))
  readonly refundedAmount!: Opt<Money>;

  @Property(bigInteger())
  refundedMinor = 0;

  @Field(() => Money, { description: 'How much more is being refunded.' })
  @Computed<Payment>(['pendingRefundMinor', 'currencyCode'], row =>
    money(row.pendingRefundMinor, row.currencyCode),
  )
  readonly pendingRefundAmount!: Opt<Money>;

  @Property(bigInteger())
  pendingRefundMinor = 0;

  @Field(() => Money, {
    description:
      'How much must still be given back in another way, because a refund failed or a bank sent its money back. `settleRefund` records that it was.',
  })
  @Computed<Payment>(['refundDueMinor', 'currencyCode'], row => money(row.refundDueMinor, row.currencyCode))
  readonly refundDue!: Opt<Money>;

  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  /** The provider's id of its intent. Null until the provider has created that, and for payments at the counter. */
  @Property({ type: 'string', length: 120, nullable: true })
  @Unique()
  providerReference: string | null = null;

  @Field(() => String, {
    nullable: true,
    description:
      "The secret for the provider's own form, in which the card is entered. Null until the provider has created the payment. Shown to the payer only.",
  })
  @Computed<Payment>(['clientSecret', 'payerUserId'], row => row.clientSecret)
  @Property({ type: 'string', length: 300, nullable: true, hidden: true })
  clientSecret: string | null = null;

  @Field(() => String, { nullable: true, description: 'The number of the receipt; null until it is paid.' })
  @Property({ type: 'string', length: 20, nullable: true })
  @Unique()
  receiptNumber: string | null = null;

  @Field(() => String, { nullable: true, description: 'Why it failed; null unless it failed.' })
  @Property({ type: 'string', length: 500, nullable: true })
  failureMessage: string | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was paid; null until then.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  succeededAt: Date | null = null;

  /** When its target refused the money, because it was no longer wanted. All of it is then refunded. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  refusedAt: Date | null = null;

  /** The account that pays; null for payments at the counter. */
  @Property({ type: 'string', length: 48, nullable: true })
  payerUserId: string | null = null;

  /** When to ask the provider about it, unless a webhook comes first; null when there is nothing to wait for. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  checkAt: Date | null = null;

  @Property(bigInteger({ default: 0 }))
  refundDueMinor = 0;

  /** The part of `refundDueMinor` that counts as refunded already: a bank sent it back after that. */
  @Property(bigInteger({ default: 0 }))
  returnedRefundMinor = 0;

  @Field(() => String, {
    nullable: true,
    description:
      'What finds the money outside, such as the reference of a bank transfer or the number of a check; null when none was recorded.',
  })
  @Property({ type: 'string', length: 100, nullable: true })
  reference: string | null = null;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'The day on which the money was received, if it was recorded by the staff; otherwise null.',
  })
  @Property({ type: 'string', length: 10, nullable: true })
  receivedOn: string | null = null;
}
