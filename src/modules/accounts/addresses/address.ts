import { Field, ObjectType } from 'type-graphql';
import { CountryCode } from '../../../platform/graphql/country-code.ts';
import { countryOf, findCountry } from '../../../platform/lib/countries.ts';

@ObjectType({ simpleResolvers: true, description: 'A postal address.' })
export class Address {
  @Field(() => String, { nullable: true, description: 'Who lives or works there; null for the customer.' })
  recipient!: string | null;

  @Field(() => String, { nullable: true, description: 'The company, where it is not the recipient.' })
  company!: string | null;

  @Field(() => String, { nullable: true, description: 'The street and house number.' })
  line1!: string | null;

  @Field(() => String, { nullable: true, description: 'More of it: a floor, a flat, a building.' })
  line2!: string | null;

  @Field(() => String, { nullable: true, description: 'The postal code.' })
  postalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The city.' })
  city!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The state, province, or region; its code where the country has a list of them (`Country.regions`).',
  })
  region!: string | null;

  @Field(() => CountryCode, {
    nullable: true,
    description: 'The country; null when it is not known, or was written in words that name none.',
  })
  countryCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the country in English; else the words that stand there for it.',
  })
  country!: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number for the delivery.' })
  phone!: string | null;
}

/** An address as rows keep it in JSON: the country by its code, or in words that name none. */
export type StoredAddress = Omit<Address, 'country'> & { country?: string };

/** What rows kept before the server knew countries by code. They stay as they were written. */
interface EarlierAddress {
  readonly street?: string | null;
  readonly country?: string | null;
}

/** The address that a row keeps. */
export function addressOf(
  stored: (Partial<Omit<StoredAddress, 'country'>> & EarlierAddress) | null,
): Address | null {
  if (stored === null) return null;
  const { recipient, company, line1, line2, postalCode, city, region, phone } = stored;
  return {
    recipient: recipient ?? null,
    company: company ?? null,
    line1: line1 ?? stored.street ?? null,
    line2: line2 ?? null,
    postalCode: postalCode ?? null,
    city: city ?? null,
    region: region ?? null,
    ...countryOfRow(stored),
    phone: phone ?? null,
  };
}

/** The country of a row: by its code, or else by the words that are kept for it. */
export function countryOfRow({
  countryCode,
  country,
}: {
  readonly countryCode?: string | null;
  readonly country?: string | null;
}): Pick<Address, 'countryCode' | 'country'> {
  const known = countryOf(countryCode) ?? (country ? findCountry(country) : undefined);
  return { countryCode: known?.code ?? null, country: known?.name ?? country ?? null };
}
