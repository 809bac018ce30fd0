import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { JsonScalar } from '../../platform/graphql/scalars.ts';
import { readableDetails } from '../../platform/lib/readable-amounts.ts';
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
  REFUND_SETTLED: 'REFUND_SETTLED',
  DISPUTED: 'DISPUTED',
  DISPUTE_UPDATED: 'DISPUTE_UPDATED',
  DISPUTE_CLOSED: 'DISPUTE_CLOSED',
  FUNDS_WITHDRAWN: 'FUNDS_WITHDRAWN',
  FUNDS_REINSTATED: 'FUNDS_REINSTATED',
} as const;
export type PaymentEventKind = keyof typeof PaymentEventKind;
registerEnumType(PaymentEventKind, {
  name: 'PaymentEventKind',
  description: 'What happened to a payment.',
  valuesConfig: {
    STARTED: { description: 'It was started.' },
    REQUIRES_ACTION: { description: 'The payer has to do something.' },
    PROCESSING: { description: 'The provider is processing it.' },
    SUCCEEDED: { description: 'Paid.' },
    FAILED: { description: 'It failed.' },
    CANCELLED: { description: 'It was canceled.' },
    REFUSED: { description: 'The money arrived too late for what it was meant for, and is refunded.' },
    MISMATCH: {
      description:
        'The payment provider reports a different amount or currency. Somebody has to look into it.',
    },
    REFUND_REQUESTED: { description: 'A refund was requested.' },
    REFUNDED: { description: 'A refund was paid.' },
    REFUND_FAILED: { description: 'A refund failed.' },
    REFUND_SETTLED: {
      description: 'Somebody gave back in another way what refunds could not.',
    },
    DISPUTED: { description: "The payer's bank disputes it." },
    DISPUTE_UPDATED: { description: 'The status or the amount of a dispute changed.' },
    DISPUTE_CLOSED: { description: 'A dispute was closed.' },
    FUNDS_WITHDRAWN: { description: 'The provider took the disputed money from the store.' },
    FUNDS_REINSTATED: { description: 'The provider gave the disputed money back to the store.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'An entry in the timeline of a payment.' })
@Entity()
@Index({ properties: ['payment', 'at'] })
export class PaymentEvent {
  static readonly idPrefix = 'paymentevent';

  @Field(() => ID, { description: "The entry's id." })
  @PrimaryKey({ type: 'string', length: 48 })
  id: string = newId(PaymentEvent.idPrefix);

  @ManyToOne(() => Payment, { updateRule: 'restrict', deleteRule: 'restrict' })
  payment!: Payment;

  @Field(() => GraphQLISODateTime, { description: 'When it happened.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => PaymentEventKind, { description: 'What happened.' })
  @Property({ type: 'string', length: 20 })
  kind!: PaymentEventKind;

  @Field(() => JsonScalar, {
    description:
      'Details, such as an amount or a reason. Amounts are decimal numbers in the currency of the payment.',
  })
  @Computed<PaymentEvent>(['details'], readableDetails)
  @Property({ type: 'json' })
  details!: Record<string, unknown>;
}
