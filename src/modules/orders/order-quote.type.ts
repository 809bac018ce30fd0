import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Row } from '../../platform/database/rows.ts';
import { Money } from '../../platform/graphql/money.ts';
import { Price } from '../../platform/graphql/price.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { UserErrorCodeEnum } from '../../platform/graphql/user-error.type.ts';
import type { UserErrorCode } from '../../platform/lib/user-error.ts';
import { ShippingMethod } from '../shipping/shipping-method.entity.ts';
import { TaxLine } from '../tax/tax-line.type.ts';

@ObjectType({ simpleResolvers: true, description: 'A line of a quote.' })
export class OrderQuoteLine {
  @Field(() => ID, { description: "The product's id." })
  productId!: string;

  @Field(() => String, { description: 'The SKU of the product.' })
  sku!: string;

  @Field(() => String, { description: 'The name of the product.' })
  name!: string;

  @Field(() => Money, {
    description: 'The price of one unit: without tax, or with it where `OrderQuote.pricesIncludeTax`.',
  })
  unitPrice!: Money;

  @Field(() => Int, { description: 'The number of units in the quote.' })
  quantity!: number;

  @Field(() => Money, {
    description: 'The price of all units of the line; without tax, or with it as `unitPrice`.',
  })
  total!: Money;

  @Field(() => Int, { description: 'The number of units in stock.' })
  available!: number;

  @Field(() => Boolean, { description: 'Whether there are enough units in stock.' })
  isAvailable!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A shipping method that carries the goods to their address.',
})
export class QuotedShippingMethod {
  @Field(() => ShippingMethod, { description: 'The method.' })
  method!: Row<ShippingMethod>;

  @Field(() => Money, {
    description: 'What it costs: without tax, or with it where `OrderQuote.pricesIncludeTax`.',
  })
  price!: Money;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What would keep an order from being placed as it is. The quote leaves it out, or says it as it is.',
})
export class QuoteProblem {
  @Field(() => UserErrorCodeEnum, {
    description: 'What kind of problem it is: what `placeOrder` would answer.',
  })
  code!: UserErrorCode;

  @Field(() => String, { description: 'What is wrong, for people.' })
  message!: string;

  @Field(() => [String], {
    description: 'Where it is in the arguments, such as `["lines", "0", "productId"]`.',
  })
  path!: readonly string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'What an order would cost now. No goods are held for it.',
})
export class OrderQuote {
  @Price({ rows: 10 })
  @Field(() => [OrderQuoteLine], {
    description:
      'The lines that can be bought; those of the same product are put together. The others are in `problems`.',
  })
  lines!: OrderQuoteLine[];

  @Price({ rows: 2 })
  @Field(() => [QuoteProblem], {
    description:
      'What is gone, archived, short, or cannot be sent there. Without any, nothing of the cart, its method, or its address keeps `placeOrder` from taking the order as it is now.',
  })
  problems!: QuoteProblem[];

  @Price({ rows: 5 })
  @Field(() => [QuotedShippingMethod], {
    description: 'The ways in which the goods can go to the address, the cheapest first.',
  })
  shippingMethods!: QuotedShippingMethod[];

  @Field(() => Money, {
    description:
      'What the shipping method costs that was asked for; zero without one. Without tax, or with it where `pricesIncludeTax`.',
  })
  shipping!: Money;

  @Field(() => Money, {
    description: 'The sum of all lines; without tax, or with it where `pricesIncludeTax`.',
  })
  subtotal!: Money;

  @Field(() => Money, { description: 'The discounts of all lines together.' })
  discountTotal!: Money;

  @Field(() => Boolean, { description: 'Whether the prices include their tax.' })
  pricesIncludeTax!: boolean;

  @Field(() => DecimalScalar, {
    deprecationReason: 'Goods of an order may be taxed differently. Use `taxLines`.',
    description: 'The highest tax rate of the lines: "0.09" is 9 %.',
  })
  taxRate!: string;

  @Price({ rows: 2 })
  @Field(() => [TaxLine], { description: 'The tax at each rate, highest first.' })
  taxLines!: TaxLine[];

  @Field(() => String, { nullable: true, description: 'Why no tax is charged; null where it is.' })
  taxExemption!: string | null;

  @Field(() => Money, { description: 'The tax: the sum of `taxLines`.' })
  tax!: Money;

  @Field(() => Money, {
    description:
      'The amount to pay: subtotal − discountTotal + shipping, and tax where `pricesIncludeTax` is false.',
  })
  total!: Money;

  @Field(() => Boolean, {
    description: 'Whether every product is for sale, and enough units of it are in stock.',
  })
  isAvailable!: boolean;
}
