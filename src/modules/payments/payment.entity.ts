import type { Opt } from '@mikro-orm/core';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';

export const PaymentProviderName = {
  STRIPE: 'STRIPE',
  LOCAL: 'LOCAL',
  CASH: 'CASH',
  CARD_TERMINAL: 'CARD_TERMINAL',
} as const;
export type PaymentProviderName = keyof typeof PaymentProviderName;
registerEnumType(PaymentProviderName, {
  name: 'PaymentProvider',
  description: 'Which way money comes.',
  valuesConfig: {
    STRIPE: { description: 'Online, through Stripe.' },
    LOCAL: { description: 'Online, through the stand-in for development and tests. No money moves.' },
    CASH: { description: 'In cash, at the counter.' },
    CARD_TERMINAL: { description: 'By card, at the counter.' },
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
  description: 'Where a payment stands.',
  valuesConfig: {
    REQUIRES_ACTION: { description: 'Whoever pays has to do something, with the client secret.' },
    PROCESSING: { description: 'The provider is at it.' },
    SUCCEEDED: { description: 'The money is there.' },
    FAILED: { description: 'It did not work; `failureMessage` says why. Start another one.' },
    CANCELLED: { description: 'It was called off before money came.' },
    REFUNDED: { description: 'All of it was paid back.' },
    PARTIALLY_REFUNDED: { description: 'Part of it was paid back.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Money that came, or was meant to come.',
})
@Entity()
@Index({ properties: ['targetId', 'createdAt'] })
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['provider', 'createdAt'] })
@Index({ properties: ['createdAt'] })
@Index({ properties: ['checkAt'] })
export class Payment extends BaseEntity {
  static override readonly idPrefix = 'payment';

  /** The GraphQL type of what is paid. */
  @Property({ type: 'string', length: 40 })
  targetType!: string;

  /** What is paid. No foreign key: the modules of what can be paid stand above this one. */
  @Property({ type: 'string', length: 48 })
  targetId!: string;

  @Field(() => String, { description: 'What it is for, as its receipt says.' })
  @Property({ type: 'string', length: 300 })
  description!: string;

  @Field(() => PaymentProviderName, { description: 'Which way the money comes.' })
  @Property({ type: 'string', length: 16 })
  provider!: PaymentProviderName;

  @Field(() => PaymentStatus, { description: 'Where it stands.' })
  @Property({ type: 'string', length: 20 })
  status!: PaymentStatus;

  @Field(() => Money, { description: 'How much.' })
  @Computed<Payment>(['amountMinor', 'currencyCode'], row => money(row.amountMinor, row.currencyCode))
  readonly amount!: Opt<Money>;

  @Property(bigInteger())
  amountMinor!: number;

  @Field(() => Money, { description: 'How much of it was paid back.' })
  @Computed<Payment>(['refundedMinor', 'currencyCode'], row => money(row.refundedMinor, row.currencyCode))
  readonly refundedAmount!: Opt<Money>;

  @Property(bigInteger())
  refundedMinor = 0;

  @Field(() => Money, { description: 'How much more is on its way back.' })
  @Computed<Payment>(['pendingRefundMinor', 'currencyCode'], row =>
    money(row.pendingRefundMinor, row.currencyCode),
  )
  readonly pendingRefundAmount!: Opt<Money>;

  @Property(bigInteger())
  pendingRefundMinor = 0;

  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  /** The provider's id of it. Null until the provider knows of it, and for payments at the counter. */
  @Property({ type: 'string', length: 120, nullable: true })
  @Unique()
  providerReference: string | null = null;

  @Field(() => String, {
    nullable: true,
    description:
      "For the provider's own form, in which the card is entered. Null before the provider knows of the payment. Only who pays sees it.",
  })
  @Computed<Payment>(['clientSecret', 'payerUserId'], row => row.clientSecret)
  @Property({ type: 'string', length: 300, nullable: true, hidden: true })
  clientSecret: string | null = null;

  @Field(() => String, { nullable: true, description: 'On the receipt; null until the money is there.' })
  @Property({ type: 'string', length: 20, nullable: true })
  @Unique()
  receiptNumber: string | null = null;

  @Field(() => String, { nullable: true, description: 'Why it did not work; null unless it failed.' })
  @Property({ type: 'string', length: 500, nullable: true })
  failureMessage: string | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the money was there.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  succeededAt: Date | null = null;

  /** When the money came for something that no longer wanted it. All of it then goes back. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  refusedAt: Date | null = null;

  /** The account that pays; null for payments at the counter. */
  @Property({ type: 'string', length: 48, nullable: true })
  payerUserId: string | null = null;

  /** When to ask the provider, unless it says something by itself; null when there is nothing to wait for. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  checkAt: Date | null = null;
}
