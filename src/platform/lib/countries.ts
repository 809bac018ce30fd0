import data from './countries.json' with { type: 'json' };

/** A part of an address that a country's post may need. */
export type AddressPart = 'LINE1' | 'CITY' | 'REGION' | 'POSTAL_CODE';

export interface Region {
  /** As the country's post writes it, such as "OH". */
  readonly code: string;
  readonly name: string;
}

export interface Country {
  /** Of ISO 3166-1, two letters; and XK for Kosovo, which has none there. */
  readonly code: string;
  /** In English. */
  readonly name: string;
  /** What an address there cannot do without. */
  readonly requires: readonly AddressPart[];
  /** What a postal code looks like; undefined where there are none. */
  readonly postalCode: RegExp | undefined;
  readonly postalCodeExample: string | undefined;
  /** The states or provinces, where the post asks for one of them; elsewhere empty. */
  readonly regions: readonly Region[];
}

interface CountryData {
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly requires: readonly AddressPart[];
  readonly postalCode?: string;
  readonly postalCodeExample?: string;
  readonly regions?: readonly Region[];
}

const entries = Object.entries(data as Record<string, CountryData>);

/** The countries, in the order of their names. */
export const countries: readonly Country[] = entries
  .map(([code, { name, requires, postalCode, postalCodeExample, regions }]) => ({
    code,
    name,
    requires,
    postalCode: postalCode === undefined ? undefined : new RegExp(`^(?:${postalCode})$`),
    postalCodeExample,
    regions: regions ?? [],
  }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

const byCode = new Map(countries.map(country => [country.code, country]));
const codesByName = new Map<string, string | null>();
for (const [code, { name, otherNames }] of entries)
  for (const each of [name, ...otherNames]) addName(each, code);

function addName(name: string, code: string): void {
  const key = nameKey(name);
  const other = codesByName.get(key);
  // A name of two countries, as "Congo" is, says neither.
  codesByName.set(key, other === undefined || other === code ? code : null);
}

function nameKey(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** The country with this code, in capital letters. */
export function countryOf(code: string | null | undefined): Country | undefined {
  return code ? byCode.get(code) : undefined;
}

/** The country that a code or an English name stands for, as people and files write it: "DE", "Germany", "UK". */
export function findCountry(text: string): Country | undefined {
  return countryOf(text.trim().toUpperCase()) ?? countryOf(codesByName.get(nameKey(text)));
}

/** The region of a country that a code or a name stands for: "OH", "ohio". */
export function findRegion({ regions }: Country, text: string): Region | undefined {
  const key = nameKey(text);
  return regions.find(({ code, name }) => nameKey(code) === key || nameKey(name) === key);
}
