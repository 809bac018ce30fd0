import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity } from '../../../platform/database/base.entity.ts';
import { bigInteger } from '../../../platform/database/big-integer.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { Payment } from '../payment.entity.ts';

export const DisputeStatus = {
  INQUIRY_NEEDS_RESPONSE: 'INQUIRY_NEEDS_RESPONSE',
  INQUIRY_UNDER_REVIEW: 'INQUIRY_UNDER_REVIEW',
  INQUIRY_CLOSED: 'INQUIRY_CLOSED',
  NEEDS_RESPONSE: 'NEEDS_RESPONSE',
  UNDER_REVIEW: 'UNDER_REVIEW',
  WON: 'WON',
  LOST: 'LOST',
  PREVENTED: 'PREVENTED',
} as const;
export type DisputeStatus = keyof typeof DisputeStatus;
registerEnumType(DisputeStatus, {
  name: 'DisputeStatus',
  description: 'The status of a dispute.',
  valuesConfig: {
    INQUIRY_NEEDS_RESPONSE: {
      description: 'The bank asks about the payment, and waits for an answer. No money was taken.',
    },
    INQUIRY_UNDER_REVIEW: { description: 'The bank reads the answer to its inquiry.' },
    INQUIRY_CLOSED: { description: 'The inquiry ended without a dispute.' },
    NEEDS_RESPONSE: { description: 'Evidence must be sent to the provider, until `evidenceDueAt`.' },
    UNDER_REVIEW: { description: 'The bank examines the evidence.' },
    WON: { description: 'The store keeps the money.' },
    LOST: { description: 'The customer keeps the money.' },
    PREVENTED: { description: 'The provider settled it before it became a dispute.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description:
    "A dispute, or chargeback: a customer has asked their bank to take a payment back. It is answered in the provider's dashboard.",
})
@Entity()
@Index({ properties: ['payment', 'createdAt'] })
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['createdAt'] })
export class Dispute extends BaseEntity {
  static override readonly idPrefix = 'dispute';

  @Field(() => ID, { description: "The dispute's id." })
  declare id: string;

  @Field(() => Payment, { description: 'The payment that is disputed.' })
  @Loaded(() => Payment)
  @ManyToOne(() => Payment, { updateRule: 'restrict', deleteRule: 'restrict' })
  payment!: Payment;

  @Field(() => String, { description: "The provider's id of it, by which its dashboard finds it." })
  @Property({ type: 'string', length: 120 })
  @Unique()
  providerReference!: string;

  @Field(() => String, {
    description: "The reason in the provider's words, such as `fraudulent` or `product_not_received`.",
  })
  @Property({ type: 'string', length: 60 })
  reason!: string;

  @Field(() => Money, { description: 'The disputed amount.' })
  @Computed<Dispute>(['amountMinor', 'currencyCode'], row => money(row.amountMinor, row.currencyCode))
  readonly amount!: Opt<Money>;

  @Property(bigInteger())
  amountMinor!: number;

  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => DisputeStatus, { description: 'Its status.' })
  @Property({ type: 'string', length: 24 })
  status!: DisputeStatus;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Until when evidence can be sent to the provider; null when none is expected.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  evidenceDueAt: Date | null = null;

  @Field(() => GraphQLISODateTime, { description: 'When it was opened.' })
  @Property({ type: 'datetime', length: 3 })
  openedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was closed; null until then.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  closedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the provider took the money from the store; null when it has not.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  fundsWithdrawnAt: Date | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the provider gave the money back to the store; null when it has not.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  fundsReinstatedAt: Date | null = null;

  /** When the provider created the event that the status is from. Events arrive in any order. */
  @Property({ type: 'datetime', length: 3 })
  reportedAt!: Date;
}
