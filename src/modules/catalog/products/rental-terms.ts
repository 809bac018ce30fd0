import { Field, Int, ObjectType } from 'type-graphql';
import { Money, money } from '../../../platform/graphql/money.ts';
import type { Product } from './product.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'What it costs to rent a product.' })
export class RentalTerms {
  @Field(() => Money, { description: 'For a month.' })
  monthlyRate!: Money;

  @Field(() => Int, { description: 'The shortest contract, in months.' })
  minimumMonths!: number;

  @Field(() => Money, { description: 'Held until the product comes back.' })
  deposit!: Money;
}

type Columns = Pick<
  Product,
  'rentalMonthlyRateMinor' | 'rentalMinimumMonths' | 'rentalDepositMinor' | 'currencyCode'
>;

export function rentalTermsOf(product: Columns): RentalTerms | null {
  const {
    rentalMonthlyRateMinor: rate,
    rentalMinimumMonths: minimumMonths,
    rentalDepositMinor: deposit,
  } = product;
  if (rate === null || minimumMonths === null || deposit === null) return null;
  return {
    monthlyRate: money(rate, product.currencyCode),
    minimumMonths,
    deposit: money(deposit, product.currencyCode),
  };
}
