import { Field, InputType, ObjectType } from 'type-graphql';
import { trimmedFields } from '../../../platform/database/saving.ts';
import { Text } from '../../../platform/graphql/validation.ts';

@ObjectType({ simpleResolvers: true, description: 'A postal address.' })
export class Address {
  @Field(() => String, { nullable: true, description: 'The street and house number.' })
  street!: string | null;

  @Field(() => String, { nullable: true, description: 'The postal code.' })
  postalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The city.' })
  city!: string | null;

  @Field(() => String, { nullable: true, description: 'The state, province, or region.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'The country, as free text.' })
  country!: string | null;
}

export const addressColumns = ['street', 'postalCode', 'city', 'region', 'country'] as const;

/** The address in a row; null when all its parts are null. */
export function addressOf(row: Address): Address | null {
  return addressColumns.some(column => row[column] !== null) ? row : null;
}

@InputType({ description: 'A postal address. Absent fields keep their values; null clears a field.' })
export class AddressInput {
  @Field(() => String, { nullable: true, description: 'The street and house number. Up to 200 characters.' })
  @Text({ max: 200, nullable: true })
  street?: string | null;

  @Field(() => String, { nullable: true, description: 'The postal code. Up to 20 characters.' })
  @Text({ max: 20, nullable: true })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'The city. Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  city?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The state, province, or region. Up to 100 characters.',
  })
  @Text({ max: 100, nullable: true })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'The country. Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  country?: string | null;
}

/** The columns that an input changes: those that it names, or all of them when it is null. */
export function addressChanges(input: AddressInput | null | undefined): Partial<Address> {
  if (input === null) return Object.fromEntries(addressColumns.map(column => [column, null]));
  return trimmedFields(input ?? {}) as Partial<Address>;
}
