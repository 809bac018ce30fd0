import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Money, money } from '../../platform/graphql/money.ts';
import { Price } from '../../platform/graphql/price.ts';
import { CalendarDay, DecimalScalar } from '../../platform/graphql/scalars.ts';
import type { Buyout } from './rental.rules.ts';
import { buyoutTax } from './rental-tax.rules.ts';

@ObjectType({ simpleResolvers: true, description: 'An installment in a quote.' })
export class RentalQuoteInstallment {
  @Field(() => Int, { description: 'Its position in the schedule: the first is 1.' })
  sequence!: number;

  @Field(() => CalendarDay, { description: "The day on which it would be due, in the store's time zone." })
  dueOn!: string;

  @Field(() => Money, { description: 'The rent of the month, with tax where it is taxed.' })
  amount!: Money;

  @Field(() => Money, { description: 'The tax that it includes.' })
  tax!: Money;

  @Field(() => Money, { description: 'The buy-out price once this installment is paid.' })
  buyoutPrice!: Money;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What renting a product would cost. No unit is held for it.',
})
export class RentalQuote {
  @Field(() => ID, { description: 'The id of the product.' })
  productId!: string;

  @Field(() => Int, { description: 'The number of months.' })
  months!: number;

  @Field(() => CalendarDay, { description: 'The first day.' })
  startDate!: string;

  @Field(() => CalendarDay, { description: 'The day after the last month.' })
  endDate!: string;

  @Field(() => Money, { description: 'The rent of a month, with tax where it is taxed.' })
  monthlyRate!: Money;

  @Field(() => Money, { description: 'The deposit, due together with the first installment.' })
  deposit!: Money;

  @Field(() => Money, { description: 'The total of all installments.' })
  rentTotal!: Money;

  @Field(() => Money, { description: 'The total of all installments and the deposit.' })
  total!: Money;

  @Field(() => Money, {
    description: 'The price of the product without renting it, with tax where rentals are taxed.',
  })
  price!: Money;

  @Field(() => DecimalScalar, { description: 'The tax rate of the rent: "0.19" is 19 %, included in it.' })
  rentTaxRate!: string;

  @Field(() => String, { nullable: true, description: 'What that tax is called; null where there is none.' })
  rentTaxName!: string | null;

  @Field(() => String, { nullable: true, description: 'Why no tax is charged; null where it is.' })
  taxExemption!: string | null;

  @Price({ rows: 12 })
  @Field(() => [RentalQuoteInstallment], { description: 'The installments in the order of their sequence.' })
  installments!: RentalQuoteInstallment[];

  @Field(() => Boolean, { description: 'Whether a unit is in stock.' })
  isAvailable!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The current buy-out price of a rental, and how it is calculated: price − rentCredit − depositCredit.',
})
export class RentalBuyoutQuote {
  @Field(() => ID, { description: 'The id of the buy-out, for `startPayment(rentalBuyoutId:)`.' })
  buyoutId!: string;

  @Field(() => Money, { description: 'The price of the product when the rental was created.' })
  price!: Money;

  @Field(() => Money, { description: 'The part of the rent paid that counts toward the price.' })
  rentCredit!: Money;

  @Field(() => Money, { description: 'The part of the deposit that counts toward the price.' })
  depositCredit!: Money;

  @Field(() => Money, { description: 'The amount that is left to pay.' })
  amount!: Money;

  @Field(() => Money, { description: 'The tax that the sale includes: of price − rentCredit.' })
  tax!: Money;

  @Field(() => Money, { description: 'The part of the deposit that is refunded.' })
  depositReturn!: Money;
}

export function buyoutQuote(
  buyoutId: string,
  buyout: Buyout,
  { currencyCode, buyoutTaxPpm }: { readonly currencyCode: string; readonly buyoutTaxPpm: number },
): RentalBuyoutQuote {
  return {
    buyoutId,
    price: money(buyout.priceMinor, currencyCode),
    rentCredit: money(buyout.rentCreditMinor, currencyCode),
    depositCredit: money(buyout.depositCreditMinor, currencyCode),
    amount: money(buyout.amountMinor, currencyCode),
    tax: money(buyoutTax(buyout, buyoutTaxPpm), currencyCode),
    depositReturn: money(buyout.depositReturnMinor, currencyCode),
  };
}
