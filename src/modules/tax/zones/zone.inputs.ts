import { Field, ID, InputType } from 'type-graphql';
import { CountryCode } from '../../../platform/graphql/country-code.ts';
import { rateProblem } from '../../../platform/graphql/rate-problem.ts';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { AtMost, Checked, IdOf, Nested, Text } from '../../../platform/graphql/validation.ts';
import { maxZones } from './zone.entity.ts';

const maxAreas = 500;

@InputType({ description: 'What is charged on a class of goods in the zone.' })
export class TaxRateInput {
  @Field(() => ID, { description: 'The id of the tax class. A zone has one rate for a class at most.' })
  @IdOf('taxclass')
  taxClassId!: string;

  @Field(() => String, {
    description: 'What documents call it, such as "VAT" or "Sales tax". 1 to 60 characters.',
  })
  @Text({ max: 60 })
  name!: string;

  @Field(() => DecimalScalar, {
    description:
      'The rate, from 0 to 1: "0.19" is 19 %. Where several authorities tax a place, the sum of their rates.',
  })
  @Checked(rateProblem)
  rate!: string;
}

@InputType()
class ZoneDetails {
  @Field(() => [CountryCode], {
    nullable: true,
    description: `All countries, in place of what is there: at most ${maxAreas}, and only one with regions or postal codes. The default zone has none.`,
  })
  @AtMost(maxAreas, 'countries')
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `All regions of the country, by code or name, in place of what is there: at most ${maxAreas}.`,
  })
  @AtMost(maxAreas, 'regions')
  regions?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `All beginnings of postal codes of the country, in place of what is there: at most ${maxAreas}, such as "432".`,
  })
  @AtMost(maxAreas, 'beginnings')
  postalCodePrefixes?: string[] | null;

  @Field(() => [TaxRateInput], {
    nullable: true,
    description:
      'All rates, in place of what is there. A class without one is taxed as the default class is; without that, nothing is charged.',
  })
  @Nested({ each: true })
  taxRates?: TaxRateInput[] | null;
}

@InputType({ description: `A new zone. A store has at most ${maxZones}.` })
export class CreateZoneInput extends ZoneDetails {
  @Field(() => String, { description: 'The name, 1 to 100 characters.' })
  @Text({ max: 100 })
  name!: string;
}

@InputType({ description: 'The changes to a zone. What is absent stays as it is.' })
export class UpdateZoneInput extends Versioned(ZoneDetails) {
  @Field(() => ID, { description: "The zone's id." })
  @IdOf('zone')
  zoneId!: string;

  @Field(() => String, { nullable: true, description: 'The name, 1 to 100 characters.' })
  @Text({ max: 100 })
  name?: string;
}

@InputType({ description: 'The zone to delete.' })
export class DeleteZoneInput extends Versioned(ById('zone')) {}
