import { Field, ObjectType } from 'type-graphql';
import { Money } from '../../../../platform/graphql/money.ts';

@ObjectType({ simpleResolvers: true, description: 'What a change would make of the price of a product.' })
export class PricePreview {
  productId!: string;

  @Field(() => Money, { description: 'The price now.' })
  price!: Money;

  @Field(() => Money, { description: 'The price after the change: rounded half up, and never below zero.' })
  newPrice!: Money;
}
