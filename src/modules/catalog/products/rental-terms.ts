import { Field, Int, ObjectType } from 'type-graphql';
import { Money, money } from '../../../platform/graphql/money.ts';
import { Public } from '../../../platform/graphql/public.ts';

@Public()
@ObjectType({ simpleResolvers: true, description: 'What renting a product costs.' })
export class RentalTerms {
  @Field(() => Money, { description: 'The rent for one month, without tax or with it as `Product.price`.' })
  monthlyRate!: Money;

  @Field(() => Int, { description: 'The shortest contract, in months.' })
  minimumMonths!: number;

  @Field(() => Money, { description: 'The deposit, held until the product comes back.' })
  deposit!: Money;
}

/** The columns of a product that hold its rental terms. All three are set, or none. */
interface Columns {
  readonly rentalMonthlyRateMinor: number | null;
  readonly rentalMinimumMonths: number | null;
  readonly rentalDepositMinor: number | null;
  readonly currencyCode: string;
}

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
