import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Money, money } from '../../platform/graphql/money.ts';
import { CalendarDay } from '../../platform/graphql/scalars.ts';
import type { Buyout } from './rental.rules.ts';

@ObjectType({ simpleResolvers: true, description: 'An instalment of a quote.' })
export class RentalQuoteInstallment {
  @Field(() => Int, { description: 'Its number: the first is 1.' })
  sequence!: number;

  @Field(() => CalendarDay, { description: "When it would be due, in the store's time zone." })
  dueOn!: string;

  @Field(() => Money, { description: 'The rent.' })
  amount!: Money;

  @Field(() => Money, { description: 'What buying would cost once this one is paid.' })
  buyoutPrice!: Money;
}

@ObjectType({ simpleResolvers: true, description: 'What renting would cost. Nothing is held for it.' })
export class RentalQuote {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => Int, { description: 'For how many months.' })
  months!: number;

  @Field(() => CalendarDay, { description: 'The first day.' })
  startDate!: string;

  @Field(() => CalendarDay, { description: 'The day after the last month.' })
  endDate!: string;

  @Field(() => Money, { description: 'The rent of a month.' })
  monthlyRate!: Money;

  @Field(() => Money, { description: 'The deposit, due together with the first instalment.' })
  deposit!: Money;

  @Field(() => Money, { description: 'All instalments together.' })
  rentTotal!: Money;

  @Field(() => Money, { description: 'All instalments and the deposit.' })
  total!: Money;

  @Field(() => Money, { description: 'What the product costs when it is bought at once.' })
  price!: Money;

  @Field(() => [RentalQuoteInstallment], { description: 'The schedule.' })
  installments!: RentalQuoteInstallment[];

  @Field(() => Boolean, { description: 'Whether there is a unit.' })
  isAvailable!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What buying the unit of a rental costs now: price − rentCredit − depositCredit.',
})
export class RentalBuyoutQuote {
  @Field(() => ID, { description: 'For `startPayment(rentalBuyoutId:)`.' })
  buyoutId!: string;

  @Field(() => Money, { description: 'The price of the product when the contract was made.' })
  price!: Money;

  @Field(() => Money, { description: 'The part of the rent paid that counts.' })
  rentCredit!: Money;

  @Field(() => Money, { description: 'The part of the deposit that is used up.' })
  depositCredit!: Money;

  @Field(() => Money, { description: 'What is left to pay.' })
  amount!: Money;

  @Field(() => Money, { description: 'The part of the deposit that is given back.' })
  depositReturn!: Money;
}

export function buyoutQuote(buyoutId: string, buyout: Buyout, currencyCode: string): RentalBuyoutQuote {
  return {
    buyoutId,
    price: money(buyout.priceMinor, currencyCode),
    rentCredit: money(buyout.rentCreditMinor, currencyCode),
    depositCredit: money(buyout.depositCreditMinor, currencyCode),
    amount: money(buyout.amountMinor, currencyCode),
    depositReturn: money(buyout.depositReturnMinor, currencyCode),
  };
}
