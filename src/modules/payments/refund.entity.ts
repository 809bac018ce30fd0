import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';
import { Payment } from './payment.entity.ts';

export const RefundStatus = { PENDING: 'PENDING', SUCCEEDED: 'SUCCEEDED', FAILED: 'FAILED' } as const;
export type RefundStatus = keyof typeof RefundStatus;
registerEnumType(RefundStatus, {
  name: 'RefundStatus',
  description: 'Where a refund stands.',
  valuesConfig: {
    PENDING: { description: 'The money is on its way back.' },
    SUCCEEDED: { description: 'The money was paid back.' },
    FAILED: { description: 'The provider will not pay it back.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Money that was paid back, or is to be.' })
@Entity()
@Index({ properties: ['payment', 'createdAt'] })
@Index({ properties: ['checkAt'] })
export class Refund extends BaseEntity {
  static override readonly idPrefix = 'refund';

  @Field(() => ID, { description: 'Its id.' })
  declare id: string;

  @ManyToOne(() => Payment, { updateRule: 'restrict', deleteRule: 'restrict' })
  payment!: Payment;

  @Field(() => Money, { description: 'How much.' })
  @Computed<Refund>(['amountMinor', 'currencyCode'], row => money(row.amountMinor, row.currencyCode))
  readonly amount!: Opt<Money>;

  @Property(bigInteger())
  amountMinor!: number;

  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => String, { description: 'Why.' })
  @Property({ type: 'string', length: 500 })
  reason!: string;

  @Field(() => RefundStatus, { description: 'Where it stands.' })
  @Property({ type: 'string', length: 12 })
  status: RefundStatus = 'PENDING';

  @Field(() => String, { nullable: true, description: 'Why it did not work; null unless it failed.' })
  @Property({ type: 'string', length: 500, nullable: true })
  failureMessage: string | null = null;

  /** The provider's id of it. Null until the provider knows of it, and for refunds at the counter. */
  @Property({ type: 'string', length: 120, nullable: true })
  @Unique()
  providerReference: string | null = null;

  /** Null for what the program pays back by itself. */
  @Property({ type: 'string', length: 48, nullable: true })
  requestedById: string | null = null;

  /** When to ask the provider, or to try again; null when there is nothing to wait for. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  checkAt: Date | null = null;
}
