import { Query, Resolver } from 'type-graphql';
import { Price } from '../../../platform/graphql/price.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { countries } from '../../../platform/lib/countries.ts';
import { Country } from './country.type.ts';

const listed = countries.map(({ postalCodeExample, ...country }) => ({
  ...country,
  postalCodeExample: postalCodeExample ?? null,
}));

@Resolver(() => Country)
export class CountryResolver {
  @Public()
  @Price({ rows: 50 })
  @Query(() => [Country], { description: 'All countries, by name, for forms with an address.' })
  countries() {
    return listed;
  }
}
