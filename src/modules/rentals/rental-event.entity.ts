import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { JsonScalar } from '../../platform/graphql/scalars.ts';
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
    CREATED: { description: 'It was made, and a unit is held.' },
    SIGNED: { description: 'The contract was signed.' },
    PAID: { description: 'Money arrived.' },
    ACTIVATED: { description: 'It began.' },
    REMINDED: { description: 'The customer was told that an instalment is soon due.' },
    OVERDUE: { description: 'An instalment is late.' },
    WAIVED: { description: 'An instalment or a late fee was waived.' },
    DEFAULTED: { description: 'Too many instalments are late.' },
    EXTENDED: { description: 'Months were added.' },
    RETURNED: { description: 'The unit came back, or was lost.' },
    BOUGHT_OUT: { description: 'The unit was bought.' },
    REFUNDED: { description: 'Money was given back.' },
    CANCELLED: { description: 'It was called off.' },
    EXPIRED: { description: 'It was not signed or paid in time.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Something that happened to a rental.' })
@Entity()
@Index({ properties: ['rental', 'at'] })
export class RentalEvent {
  static readonly idPrefix = 'rentalevent';

  @Field(() => ID, { description: 'Its id.' })
  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @ManyToOne(() => Rental, { updateRule: 'restrict', deleteRule: 'restrict' })
  rental!: Rental;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => RentalEventKind, { description: 'What.' })
  @Property({ type: 'string', length: 12 })
  kind!: RentalEventKind;

  @Property({ type: 'string', length: 48, nullable: true })
  actorId!: string | null;

  @Field(() => JsonScalar, { description: 'What else there is to know, such as an amount or a reason.' })
  @Property({ type: 'json' })
  details!: Record<string, unknown>;
}
