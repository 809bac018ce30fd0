import { Field, InputType } from 'type-graphql';
import { CountryCode } from '../../../platform/graphql/country-code.ts';
import { Checked, Text } from '../../../platform/graphql/validation.ts';

@InputType()
abstract class AddressParts {
  @Field(() => String, { nullable: true, description: 'The street and house number. Up to 200 characters.' })
  @Text({ max: 200, nullable: true })
  line1?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'More of it: a floor, a flat, a building. Up to 200 characters.',
  })
  @Text({ max: 200, nullable: true })
  line2?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The postal code, as the country writes it. Up to 20 characters.',
  })
  @Text({ max: 20, nullable: true })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'The city. Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  city?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The state, province, or region. Where the country has a list of them (`Country.regions`), its code or its name. Up to 100 characters.',
  })
  @Text({ max: 100, nullable: true })
  region?: string | null;
}

@InputType({
  description: 'A postal address to send things to. It needs what its country needs: `Country.requires`.',
})
export class AddressInput extends AddressParts {
  @Field(() => String, {
    nullable: true,
    description: 'Who lives or works there; the customer when absent. Up to 200 characters.',
  })
  @Text({ max: 200, nullable: true })
  recipient?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The company, where it is not the recipient. Up to 200 characters.',
  })
  @Text({ max: 200, nullable: true })
  company?: string | null;

  @Field(() => CountryCode, { description: 'The country.' })
  countryCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The telephone number for the delivery. Up to 40 characters.',
  })
  @Text({ max: 40, nullable: true })
  phone?: string | null;
}

@InputType({
  description: "A customer's own address. Absent fields keep their values; null clears a field.",
})
export class OwnAddressInput extends AddressParts {
  @Field(() => CountryCode, { nullable: true, description: 'The country.' })
  @Checked(() => undefined, { nullable: true })
  countryCode?: string | null;
}
