import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserErrorData } from '../../platform/graphql/user-error.type.ts';

@ObjectType({
  implements: UserErrorData,
  simpleResolvers: true,
  description: 'Fewer units of a product are in stock than the request takes.',
})
export class InsufficientStockError extends UserErrorData {
  @Field(() => ID, { description: "The product's id." })
  productId!: string;

  @Field(() => Int, { description: 'How many units the request takes.' })
  requested!: number;

  @Field(() => Int, { description: 'How many units are in stock.' })
  available!: number;
}
