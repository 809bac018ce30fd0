import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { UserErrorData } from '../../../platform/graphql/user-error.type.ts';

@ObjectType({
  implements: UserErrorData,
  simpleResolvers: true,
  description: 'So many goods are held without having been paid that this one cannot hold more.',
})
export class TooManyUnpaidError extends UserErrorData {
  @Field(() => Int, { description: 'How many orders and rentals are waiting to be paid or signed.' })
  heldOrders!: number;

  @Field(() => Int, { description: 'How many units they hold.' })
  heldUnits!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many orders and rentals may wait; null for no limit.',
  })
  orderLimit!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many units they may hold; null for no limit.' })
  unitLimit!: number | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'When there is room again, even if nobody pays or cancels; null when this alone takes more units than the limit.',
  })
  retryAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'The same, in seconds from now.' })
  retryAfterSeconds!: number | null;
}
