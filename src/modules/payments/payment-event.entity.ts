import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { BaseEntity, EntityType } from '../../platform/database/base.entity.ts';
import { JsonScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { Payment } from './payment.entity.ts';

export const PaymentEventKind = {
  STARTED: 'STARTED',
  REQUIRES_ACTION: 'REQUIRES_ACTION',
  PROCESSING: 'PROCESSING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
  REFUSED: 'REFUSED',
  MISMATCH: 'MISMATCH',
  REFUND_REQUESTED: 'REFUND_REQUESTED',
  REFUNDED: 'REFUNDED',
  REFUND_FAILED: 'REFUND_FAILED',
} as const;
export type PaymentEventKind = keyof typeof PaymentEventKind;
registerEnumType(PaymentEventKind, {
  name: 'PaymentEventKind',
  description: 'What happened to a payment.',
  valuesConfig: {
    STARTED: { description: 'It was started.' },
    REQUIRES_ACTION: { description: 'Whoever pays has to do something.' },
    PROCESSING: { description: 'The provider is at it.' },
    SUCCEEDED: { description: 'The money is there.' },
    FAILED: { description: 'It did not work.' },
    CANCELLED: { description: 'It was called off.' },
    REFUSED: { description: 'The money came too late for what it was meant for, and goes back.' },
    MISMATCH: {
      description: 'The provider spoke of another amount or currency. Somebody has to look at it.',
    },
    REFUND_REQUESTED: { description: 'Money is to be paid back.' },
    REFUNDED: { description: 'Money was paid back.' },
    REFUND_FAILED: { description: 'Money could not be paid back.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Something that happened to a payment.' })
@Entity()
@Index({ properties: ['payment', 'at'] })
export class PaymentEvent {
  static readonly idPrefix = 'paymentevent';

  @Field(() => ID, { description: 'Its id.' })
  @PrimaryKey({ type: 'string', length: 48 })
  id: string = newId(PaymentEvent.idPrefix);

  @ManyToOne(() => Payment, { updateRule: 'restrict', deleteRule: 'restrict' })
  payment!: Payment;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => PaymentEventKind, { description: 'What.' })
  @Property({ type: 'string', length: 20 })
  kind!: PaymentEventKind;

  @Field(() => JsonScalar, { description: 'What else there is to know, such as an amount or a reason.' })
  @Property({ type: 'json' })
  details!: Record<string, unknown>;
}

/** For the read path, which passes over deleted rows: of these none ever are. */
export const paymentEventType = PaymentEvent as unknown as EntityType<PaymentEvent & BaseEntity>;
