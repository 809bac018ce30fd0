import { Field, InputType, ObjectType } from 'type-graphql';
import { trimmedFields } from '../../../platform/database/saving.ts';
import { Text } from '../../../platform/graphql/validation.ts';

@ObjectType({ simpleResolvers: true, description: 'A place that goods can be sent to.' })
export class Address {
  @Field(() => String, { nullable: true, description: 'Street and number.' })
  street!: string | null;

  @Field(() => String, { nullable: true, description: 'The postal code.' })
  postalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The town.' })
  city!: string | null;

  @Field(() => String, { nullable: true, description: 'The state, province, or region.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'The country, as people write it.' })
  country!: string | null;
}

export const addressColumns = ['street', 'postalCode', 'city', 'region', 'country'] as const;

/** Null when every part of it is. */
export function addressOf(row: Address): Address | null {
  return addressColumns.some(column => row[column] !== null) ? row : null;
}

@InputType({ description: 'A place. What is absent stays as it is; null empties it.' })
export class AddressInput {
  @Field(() => String, { nullable: true, description: 'Street and number. Up to 200 characters.' })
  @Text({ max: 200, nullable: true })
  street?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 20 characters.' })
  @Text({ max: 20, nullable: true })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  country?: string | null;
}

/** What an input changes of an address: what it names, and all of it when it is null. */
export function addressChanges(input: AddressInput | null | undefined): Partial<Address> {
  if (input === null) return Object.fromEntries(addressColumns.map(column => [column, null]));
  return trimmedFields(input ?? {}) as Partial<Address>;
}
