import type { CountryCode } from './generated/graphql.ts';

/** The parts that every address has, as a form holds them. */
export interface AddressPlace {
  readonly line1: string;
  readonly line2: string;
  readonly postalCode: string;
  readonly city: string;
  readonly region: string;
  /** Empty, or a `CountryCode`. */
  readonly countryCode: string;
}

/** An address to send something to. */
export interface AddressValues extends AddressPlace {
  readonly recipient: string;
  readonly company: string;
  readonly phone: string;
}

const placeParts = ['line1', 'line2', 'postalCode', 'city', 'region', 'countryCode'] as const;
const parts = [...placeParts, 'recipient', 'company', 'phone'] as const;

type Answer<Part extends string> = Partial<Readonly<Record<Part, string | null>>> | null | undefined;

/** The place of an address that the server answers. */
export function placeOf(address: Answer<(typeof placeParts)[number]>): AddressPlace {
  return textsOf(placeParts, address) as unknown as AddressPlace;
}

/** An address that the server answers; without one, empty fields. */
export function addressOf(address?: Answer<(typeof parts)[number]>): AddressValues {
  return textsOf(parts, address) as unknown as AddressValues;
}

function textsOf<Part extends string>(wanted: readonly Part[], address: Answer<Part>) {
  return Object.fromEntries(wanted.map(part => [part, address?.[part] ?? '']));
}

/** The address as the API takes it; null when nothing of it is typed. */
export function addressInput(address: AddressValues) {
  const { countryCode, ...texts } = address;
  const orNull = (text: string) => text.trim() || null;
  const typed = Object.fromEntries(Object.entries(texts).map(([part, text]) => [part, orNull(text)]));
  if (!countryCode && Object.values(typed).every(text => text === null)) return null;
  return { ...typed, countryCode: countryCode as CountryCode };
}

/** What keeps the form from sending it: without a country nobody knows what the address needs. */
export function addressProblem(address: AddressValues): string | null {
  return addressInput(address) && !address.countryCode ? 'Choose the country of the address.' : null;
}
