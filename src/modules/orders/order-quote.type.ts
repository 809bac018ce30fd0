import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../platform/graphql/money.ts';
import { Price } from '../../platform/graphql/price.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'A line of a quote.' })
export class OrderQuoteLine {
  @Field(() => ID, { description: "The product's id." })
  productId!: string;

  @Field(() => String, { description: 'The SKU of the product.' })
  sku!: string;

  @Field(() => String, { description: 'The name of the product.' })
  name!: string;

  @Field(() => Money, { description: 'The price of one unit, without tax.' })
  unitPrice!: Money;

  @Field(() => Int, { description: 'The number of units in the quote.' })
  quantity!: number;

  @Field(() => Money, { description: 'The price of all units of the line, without tax.' })
  total!: Money;

  @Field(() => Int, { description: 'The number of units in stock.' })
  available!: number;

  @Field(() => Boolean, { description: 'Whether there are enough units in stock.' })
  isAvailable!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What an order would cost now. No goods are held for it.' })
export class OrderQuote {
  @Price({ rows: 10 })
  @Field(() => [OrderQuoteLine], { description: 'The lines; those of the same product are put together.' })
  lines!: OrderQuoteLine[];

  @Field(() => Money, { description: 'The sum of all lines, without tax.' })
  subtotal!: Money;

  @Field(() => DecimalScalar, { description: 'The tax rate: "0.09" is 9 %.' })
  taxRate!: string;

  @Field(() => Money, { description: 'The tax on the subtotal, rounded half up.' })
  tax!: Money;

  @Field(() => Money, { description: 'The amount to pay: subtotal + tax.' })
  total!: Money;

  @Field(() => Boolean, { description: 'Whether there are enough units of every product in stock.' })
  isAvailable!: boolean;
}
