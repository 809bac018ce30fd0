import { type AddressPart, type Country, countryOf, findRegion } from '../../../platform/lib/countries.ts';
import { UserError, UserErrors } from '../../../platform/lib/user-error.ts';
import type { StoredAddress } from './address.ts';

/** The field of an address for a part that countries ask for. */
const fieldOf = {
  LINE1: 'line1',
  CITY: 'city',
  REGION: 'region',
  POSTAL_CODE: 'postalCode',
} as const satisfies Record<AddressPart, string>;

type Field = (typeof fieldOf)[AddressPart];
type Parts = { readonly [F in Field]?: string | null | undefined };

interface AddressProblem {
  readonly field: Field;
  /** To be written after the field's name. */
  readonly message: string;
  readonly reason: 'REQUIRED' | 'WRONG_FORMAT';
}

/** What an address in this country lacks, or what it writes otherwise than the country does. */
export function addressProblems(country: Country, parts: Parts): AddressProblem[] {
  const missing = country.requires
    .map(part => fieldOf[part])
    .filter(field => !parts[field])
    .map(
      (field): AddressProblem => ({
        field,
        message: `is needed for an address in ${country.name}${exampleOf(country, field)}.`,
        reason: 'REQUIRED',
      }),
    );
  return [...missing, ...formProblems(country, parts)];
}

/** The same for an address that may be incomplete. */
export function formProblems(country: Country, { postalCode, region }: Parts): AddressProblem[] {
  const problems: AddressProblem[] = [];
  if (postalCode && country.postalCode && !country.postalCode.test(postalCode.toUpperCase()))
    problems.push({
      field: 'postalCode',
      message: `must be a postal code of ${country.name}${exampleOf(country, 'postalCode')}, but it is "${postalCode}".`,
      reason: 'WRONG_FORMAT',
    });
  if (region && country.regions.length > 0 && !findRegion(country, region))
    problems.push({
      field: 'region',
      message: `must be a region of ${country.name}${exampleOf(country, 'region')}, but it is "${region}".`,
      reason: 'WRONG_FORMAT',
    });
  return problems;
}

function exampleOf({ postalCodeExample, regions }: Country, field: Field): string {
  const [first] = regions;
  if (field === 'postalCode' && postalCodeExample) return `, such as "${postalCodeExample}"`;
  if (field === 'region' && first) return `, such as "${first.code}" for ${first.name}`;
  return '';
}

/** The parts as the country writes them: capital letters in the postal code, the code of the region. */
export function normalizedParts<P extends Parts>(country: Country | undefined, parts: P): P {
  const { postalCode, region } = parts;
  if (!country) return parts;
  return {
    ...parts,
    ...(postalCode && country.postalCode && { postalCode: postalCode.toUpperCase() }),
    ...(region && { region: findRegion(country, region)?.code ?? region }),
  };
}

/**
 * The address that an input gives, complete and as its country writes it.
 * @param path where it is in the input
 * @throws UserErrors INVALID_INPUT
 */
export function completeAddress(
  input: Readonly<Partial<StoredAddress>> & { readonly countryCode: string },
  path: readonly string[],
): StoredAddress {
  const text = (value: string | null | undefined) => value?.trim() || null;
  const address: StoredAddress = {
    recipient: text(input.recipient),
    company: text(input.company),
    line1: text(input.line1),
    line2: text(input.line2),
    postalCode: text(input.postalCode),
    city: text(input.city),
    region: text(input.region),
    countryCode: input.countryCode,
    phone: text(input.phone),
  };
  const country = countryOf(address.countryCode)!;
  refuseProblems(addressProblems(country, address), path);
  return normalizedParts(country, address);
}

/** @throws UserErrors INVALID_INPUT when there are problems */
export function refuseProblems(problems: readonly AddressProblem[], path: readonly string[]): void {
  if (problems.length === 0) return;
  throw new UserErrors(
    problems.map(
      ({ field, message, reason }) =>
        new UserError('INVALID_INPUT', `"${field}" ${message}`, { path: [...path, field], reason }),
    ),
  );
}
