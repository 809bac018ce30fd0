import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../platform/graphql/money.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'A line of a quote.' })
export class OrderQuoteLine {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => String, { description: 'Its SKU.' })
  sku!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Money, { description: 'What one unit costs, without tax.' })
  unitPrice!: Money;

  @Field(() => Int, { description: 'How many units.' })
  quantity!: number;

  @Field(() => Money, { description: 'What they cost, without tax.' })
  total!: Money;

  @Field(() => Int, { description: 'How many units there are.' })
  available!: number;

  @Field(() => Boolean, { description: 'Whether that is enough.' })
  isAvailable!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What an order would cost now. Nothing is held for it.' })
export class OrderQuote {
  @Field(() => [OrderQuoteLine], { description: 'The lines, those of the same product put together.' })
  lines!: OrderQuoteLine[];

  @Field(() => Money, { description: 'All lines together, without tax.' })
  subtotal!: Money;

  @Field(() => DecimalScalar, { description: 'The tax rate: "0.09" is 9 %.' })
  taxRate!: string;

  @Field(() => Money, { description: 'The tax.' })
  tax!: Money;

  @Field(() => Money, { description: 'What would be to pay.' })
  total!: Money;

  @Field(() => Boolean, { description: 'Whether there is enough of everything.' })
  isAvailable!: boolean;
}
