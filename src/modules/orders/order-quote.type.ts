import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../platform/graphql/money.ts';
import { Price } from '../../platform/graphql/price.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
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

@ObjectType({ simpleResolvers: true, description: 'What an order would cost now. No goods are held for it.' })
export class OrderQuote {
  @Price({ rows: 10 })
  @Field(() => [OrderQuoteLine], { description: 'The lines; those of the same product are put together.' })
  lines!: OrderQuoteLine[];

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
    description: 'The amount to pay: subtotal − discountTotal, and tax where `pricesIncludeTax` is false.',
  })
  total!: Money;

  @Field(() => Boolean, { description: 'Whether there are enough units of every product in stock.' })
  isAvailable!: boolean;
}
