import { registerEnumType } from 'type-graphql';
import { countries } from '../lib/countries.ts';

export const CountryCode = Object.fromEntries(countries.map(({ code }) => [code, code]));
registerEnumType(CountryCode, {
  name: 'CountryCode',
  description: 'A country code of ISO 3166-1, two letters; and XK for Kosovo.',
  valuesConfig: Object.fromEntries(countries.map(({ code, name }) => [code, { description: name }])),
});
