import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { currencyCodes, fromMinor } from '../lib/money.ts';
import { Public } from './public.ts';
import { DecimalScalar } from './scalars.ts';

const currencyNames = new Intl.DisplayNames('en', { type: 'currency' });

export const CurrencyCode = Object.fromEntries(currencyCodes.map(code => [code, code]));
registerEnumType(CurrencyCode, {
  name: 'CurrencyCode',
  description: 'A currency code of ISO 4217.',
  valuesConfig: Object.fromEntries(
    currencyCodes.map(code => [code, { description: currencyNames.of(code) ?? code }]),
  ),
});

@Public()
@ObjectType({ simpleResolvers: true, description: 'An amount of money.' })
export class Money {
  @Field(() => DecimalScalar, {
    description: 'The amount with the decimals of its currency, such as "129.90".',
  })
  amount!: string;

  @Field(() => CurrencyCode, { description: 'The currency.' })
  currencyCode!: string;
}

/** @param minor the amount in the currency's smallest unit */
export function money(minor: number, currencyCode: string): Money {
  return { amount: fromMinor(minor, currencyCode), currencyCode };
}
