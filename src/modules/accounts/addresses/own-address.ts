import { trimmedFields } from '../../../platform/database/saving.ts';
import { countryOf } from '../../../platform/lib/countries.ts';
import type { OwnAddressInput } from './address.inputs.ts';
import { formProblems, normalizedParts, refuseProblems } from './address.rules.ts';
import { type Address, countryOfRow, type StoredAddress } from './address.ts';

/** The columns of a customer that hold their own address. */
export const ownAddressColumns = [
  'street',
  'line2',
  'postalCode',
  'city',
  'region',
  'countryCode',
  'country',
] as const;

export type OwnAddress = Record<(typeof ownAddressColumns)[number], string | null>;

/** The own address in a row; null when all its parts are null. */
export function ownAddressOf(row: Readonly<OwnAddress>): Address | null {
  if (ownAddressColumns.every(column => row[column] === null)) return null;
  const { street, line2, postalCode, city, region } = row;
  return {
    recipient: null,
    company: null,
    line1: street,
    line2,
    postalCode,
    city,
    region,
    ...countryOfRow(row),
    phone: null,
  };
}

/** The same as orders keep it. */
export function storedOwnAddress(row: Readonly<OwnAddress>): StoredAddress | null {
  const address = ownAddressOf(row);
  if (address === null) return null;
  const { country, ...stored } = address;
  return stored.countryCode === null && country !== null ? { ...stored, country } : stored;
}

/**
 * The columns that an input changes: those that it names, or all of them when it is null. It may be incomplete, but what
 * it says of a country is written as there.
 * @throws UserErrors INVALID_INPUT
 */
export function ownAddressChanges(
  current: Readonly<OwnAddress>,
  input: OwnAddressInput | null | undefined,
): Partial<OwnAddress> {
  if (input === null) return Object.fromEntries(ownAddressColumns.map(column => [column, null]));
  const { line1, ...given } = trimmedFields(input ?? {}) as Partial<OwnAddressInput>;
  const changes: Partial<OwnAddress> = { ...given, ...(line1 !== undefined && { street: line1 }) };
  const { countryCode } = countryOfRow({
    ...current,
    ...(given.countryCode !== undefined && { country: null, countryCode: given.countryCode }),
  });
  const country = countryOf(countryCode);
  if (country) refuseProblems(formProblems(country, given), ['address']);
  return {
    ...normalizedParts(country, changes),
    ...(given.countryCode !== undefined && { country: country?.name ?? null }),
  };
}
