import { Field, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import { storeTaxation } from '../../settings/store-taxation.ts';
import { taxOn } from '../../tax/tax.rules.ts';
import type { Place } from '../../tax/zones/zone.rules.ts';
import type { Product } from './product.entity.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'The price of one unit at a place, with its tax and without.',
})
export class ProductPricing {
  @Field(() => Money, { description: 'The price without tax.' })
  net!: Money;

  @Field(() => Money, { description: 'The price with tax.' })
  gross!: Money;

  @Field(() => Money, { description: 'The tax on one unit; several are taxed together, and rounded once.' })
  tax!: Money;

  @Field(() => DecimalScalar, { description: 'The rate: "0.19" is 19 %.' })
  taxRate!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the tax is called; null where nothing is charged.',
  })
  taxName!: string | null;
}

/** The price of one unit of a product for somebody at a place. */
export async function pricingOf(
  ctx: Context,
  { priceMinor, currencyCode, taxClass }: Pick<Row<Product>, 'priceMinor' | 'currencyCode' | 'taxClass'>,
  place: Place,
): Promise<ProductPricing> {
  const { includesTax, rateOf: rateOfClass } = await storeTaxation(ctx, place, null);
  const { ratePpm, name } = rateOfClass(taxClass);
  const taxMinor = taxOn(priceMinor, ratePpm, includesTax);
  const netMinor = includesTax ? priceMinor - taxMinor : priceMinor;
  return {
    net: money(netMinor, currencyCode),
    gross: money(netMinor + taxMinor, currencyCode),
    tax: money(taxMinor, currencyCode),
    taxRate: rateOf(ratePpm),
    taxName: name,
  };
}
