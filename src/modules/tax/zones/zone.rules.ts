import { countryOf, findRegion } from '../../../platform/lib/countries.ts';

/** What decides the zone of an address. */
export interface Place {
  readonly countryCode: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
}

/** Where a zone lies: in countries as a whole, or in parts of one country by region or postal code. */
export interface ZoneArea {
  readonly countries: readonly string[];
  readonly regions: readonly string[];
  readonly postalCodePrefixes: readonly string[];
}

/** A postal code as prefixes are compared with it: in capital letters, without spaces and hyphens. */
export function plainPostalCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '');
}

/** What a zone claims, most specific last: `"US"`, `"US/OH"`, or `"US:432"`. No two zones may claim the same. */
export function claimsOf({ countries, regions, postalCodePrefixes }: ZoneArea): string[] {
  const [country] = countries;
  if (regions.length === 0 && postalCodePrefixes.length === 0) return [...countries];
  return [
    ...regions.map(region => `${country}/${region.toUpperCase()}`),
    ...postalCodePrefixes.map(prefix => `${country}:${plainPostalCode(prefix)}`),
  ];
}

/** The claims that would hold a place, most specific first: the longest prefix, the region, the country. */
export function claimsFor({ countryCode, region: written, postalCode }: Place): string[] {
  if (countryCode === null) return [];
  const country = countryOf(countryCode);
  // Files and older rows write "Ohio" where zones have "OH".
  const region = (country && written && findRegion(country, written)?.code) ?? written;
  const code = plainPostalCode(postalCode ?? '');
  const prefixes = Array.from({ length: code.length }, (_, length) => code.slice(0, code.length - length));
  return [
    ...prefixes.map(prefix => `${countryCode}:${prefix}`),
    ...(!region ? [] : [`${countryCode}/${region.toUpperCase()}`]),
    countryCode,
  ];
}

const maxRegionLength = 100;

export interface AreaProblem {
  readonly field: keyof ZoneArea;
  /** To be written after the field's name. */
  readonly message: string;
}

/** What is wrong with the area of a zone. */
export function areaProblem({ countries, regions, postalCodePrefixes }: ZoneArea): AreaProblem | undefined {
  if (countries.length === 0) return { field: 'countries', message: 'must name at least one country.' };
  if (regions.length === 0 && postalCodePrefixes.length === 0) return undefined;
  if (countries.length > 1)
    return {
      field: 'countries',
      message: 'must be one country where the zone has regions or postal codes of it.',
    };
  const country = countryOf(countries[0])!;
  const wrong = regions.find(region => country.regions.length > 0 && !findRegion(country, region));
  const isText = (region: string) => region.trim() !== '' && region.length <= maxRegionLength;
  if (wrong === undefined && !regions.every(isText))
    return { field: 'regions', message: `must be names of 1 to ${maxRegionLength} characters.` };
  if (wrong !== undefined)
    return {
      field: 'regions',
      message: `must be regions of ${country.name}, such as "${country.regions[0]!.code}" for ${country.regions[0]!.name}, but one is "${wrong}".`,
    };
  const prefix = postalCodePrefixes.find(text => !/^[A-Z0-9]{1,10}$/.test(plainPostalCode(text)));
  if (prefix !== undefined)
    return {
      field: 'postalCodePrefixes',
      message: `must be beginnings of postal codes: 1 to 10 letters and digits, such as "432", but one is "${prefix}".`,
    };
  return undefined;
}

/** An area as it is kept: regions by their code, prefixes as they are compared, nothing twice. */
export function normalizedArea({ countries, regions, postalCodePrefixes }: ZoneArea): ZoneArea {
  const country = countryOf(countries[0]);
  const unique = (texts: readonly string[]) => [...new Set(texts)];
  return {
    countries: unique(countries),
    regions: unique(regions.map(region => (country && findRegion(country, region)?.code) ?? region.trim())),
    postalCodePrefixes: unique(postalCodePrefixes.map(plainPostalCode)),
  };
}
