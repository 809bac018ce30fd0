import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { CountryCode } from '../../../platform/graphql/country-code.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Public } from '../../../platform/graphql/public.ts';
import type { AddressPart as Part } from '../../../platform/lib/countries.ts';

const AddressPart = { LINE1: 'LINE1', CITY: 'CITY', REGION: 'REGION', POSTAL_CODE: 'POSTAL_CODE' } as const;
registerEnumType(AddressPart, {
  name: 'AddressPart',
  description: 'A part of an address that a country may need.',
  valuesConfig: {
    LINE1: { description: 'The street and house number.' },
    CITY: { description: 'The city.' },
    REGION: { description: 'The state, province, or region.' },
    POSTAL_CODE: { description: 'The postal code.' },
  },
});

@Public()
@ObjectType({ simpleResolvers: true, description: 'A state, province, or region of a country.' })
export class CountryRegion {
  @Field(() => String, { description: 'Its code, as addresses keep it: "OH".' })
  code!: string;

  @Field(() => String, { description: 'Its name: "Ohio".' })
  name!: string;
}

@Public()
@ObjectType({ simpleResolvers: true, description: 'A country, and what an address there needs.' })
export class Country {
  @Field(() => CountryCode, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'Its name in English.' })
  name!: string;

  @Field(() => [AddressPart], { description: 'What an address there cannot do without.' })
  requires!: readonly Part[];

  @Field(() => String, {
    nullable: true,
    description: 'A postal code of it, as an example; null where there are none.',
  })
  postalCodeExample!: string | null;

  @Price({ rows: 5 })
  @Field(() => [CountryRegion], {
    description: 'Its states or provinces, where the post asks for one of them; elsewhere empty.',
  })
  regions!: readonly CountryRegion[];
}
