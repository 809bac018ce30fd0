import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { bigInteger } from '../../../platform/database/big-integer.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { Payment } from '../payment.entity.ts';

export const RefundStatus = { PENDING: 'PENDING', SUCCEEDED: 'SUCCEEDED', FAILED: 'FAILED' } as const;
export type RefundStatus = keyof typeof RefundStatus;
registerEnumType(RefundStatus, {
  name: 'RefundStatus',
  description: 'The status of a refund.',
  valuesConfig: {
    PENDING: { description: 'The money is on its way back.' },
    SUCCEEDED: { description: 'The money was paid back.' },
    FAILED: { description: 'It failed; `failureMessage` says why.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A refund: money of a payment that was paid back, or is to be.',
})
@Entity()
@Index({ properties: ['payment', 'createdAt'] })
@Index({ properties: ['checkAt'] })
@Index({ properties: ['createdAt'] })
@Index({ properties: ['refundedAt'] })
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['status', 'refundedAt'] })
export class Refund extends BaseEntity {
  static override readonly idPrefix = 'refund';

  @Field(() => ID, { description: "The refund's id." })
  declare id: string;

  @Field(() => Payment, { description: 'The payment whose money it is.' })
  @Loaded(() => Payment)
  @ManyToOne(() => Payment, { updateRule: 'restrict', deleteRule: 'restrict' })
  payment!: Payment;

  @Field(() => Money, { description: 'The amount to pay back.' })
  @Computed<Refund>(['amountMinor', 'currencyCode'], row => money(row.amountMinor, row.currencyCode))
  readonly amount!: Opt<Money>;

  @Property(bigInteger())
  amountMinor!: number;

  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => String, { description: 'The reason for the refund.' })
  @Property({ type: 'string', length: 500 })
  reason!: string;

  @Field(() => RefundStatus, { description: 'Its status.' })
  @Property({ type: 'string', length: 12 })
  status: RefundStatus = 'PENDING';

  @Field(() => String, {
    nullable: true,
    description: 'Why it failed, or why the bank sent the money back later; null otherwise.',
  })
  @Property({ type: 'string', length: 500, nullable: true })
  failureMessage: string | null = null;

  /** The provider's id of it. Null until the provider has created it, and for refunds at the counter. */
  @Property({ type: 'string', length: 120, nullable: true })
  @Unique()
  providerReference: string | null = null;

  /** Null when the program itself requested it. */
  @Property({ type: 'string', length: 48, nullable: true })
  requestedById: string | null = null;

  /** When to ask the provider about it, or to try again; null when there is nothing to wait for. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  checkAt: Date | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the money was paid back; null until then, and when it failed.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  refundedAt: Date | null = null;
}
