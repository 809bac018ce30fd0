import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { JsonScalar } from '../../platform/graphql/scalars.ts';
import { readableDetails } from '../../platform/lib/readable-amounts.ts';
import { Rental } from './rental.entity.ts';

export const RentalEventKind = {
  CREATED: 'CREATED',
  SIGNED: 'SIGNED',
  PAID: 'PAID',
  ACTIVATED: 'ACTIVATED',
  REMINDED: 'REMINDED',
  OVERDUE: 'OVERDUE',
  WAIVED: 'WAIVED',
  DEFAULTED: 'DEFAULTED',
  EXTENDED: 'EXTENDED',
  RETURNED: 'RETURNED',
  BOUGHT_OUT: 'BOUGHT_OUT',
  REFUNDED: 'REFUNDED',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
} as const;
export type RentalEventKind = keyof typeof RentalEventKind;
registerEnumType(RentalEventKind, {
  name: 'RentalEventKind',
  description: 'What happened to a rental.',
  valuesConfig: {
    CREATED: { description: 'The rental was created, and a unit is held.' },
    SIGNED: { description: 'The contract was signed.' },
    PAID: { description: 'A payment was received.' },
    ACTIVATED: { description: 'The rental began.' },
    REMINDED: { description: 'The customer was reminded of an installment that is due soon.' },
    OVERDUE: { description: 'An installment became late.' },
    WAIVED: { description: 'An installment or a late fee was waived.' },
    DEFAULTED: { description: 'So many installments are late that the rental is in default.' },
    EXTENDED: { description: 'Months were added to the rental.' },
    RETURNED: { description: 'The unit was returned or lost.' },
    BOUGHT_OUT: { description: 'The customer bought the unit.' },
    REFUNDED: { description: 'Money was refunded.' },
    CANCELLED: { description: 'The rental was canceled.' },
    EXPIRED: { description: 'The rental was not signed or first paid in time.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'An entry in the timeline of a rental.' })
@Entity()
@Index({ properties: ['rental', 'at'] })
export class RentalEvent {
  static readonly idPrefix = 'rentalevent';

  @Field(() => ID, { description: "The event's id." })
  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @ManyToOne(() => Rental, { updateRule: 'restrict', deleteRule: 'restrict' })
  rental!: Rental;

  @Field(() => GraphQLISODateTime, { description: 'When it happened.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => RentalEventKind, { description: 'What happened.' })
  @Property({ type: 'string', length: 12 })
  kind!: RentalEventKind;

  @Property({ type: 'string', length: 48, nullable: true })
  actorId!: string | null;

  @Field(() => JsonScalar, {
    description:
      'Details of the event, such as an amount or a reason. Amounts are decimal numbers in the currency of the rental.',
  })
  @Computed<RentalEvent>(['details'], readableDetails)
  @Property({ type: 'json' })
  details!: Record<string, unknown>;
}
