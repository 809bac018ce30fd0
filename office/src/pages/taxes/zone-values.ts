import type { CountryCode, CreateZoneInput, ZoneItemFragment } from './generated/graphql.ts';

/** A zone as its form holds it. */
export interface ZoneValues {
  readonly name: string;
  readonly countries: readonly string[];
  readonly regions: readonly string[];
  /** As typed, between commas. */
  readonly prefixes: string;
  /** By the id of the tax class; an empty rate is none. */
  readonly rates: Readonly<Record<string, { readonly name: string; readonly rate: string }>>;
}

export const emptyZone: ZoneValues = { name: '', countries: [], regions: [], prefixes: '', rates: {} };

export function zoneValuesOf(zone: ZoneItemFragment): ZoneValues {
  return {
    name: zone.name,
    countries: zone.countries,
    regions: zone.regions,
    prefixes: zone.postalCodePrefixes.join(', '),
    rates: Object.fromEntries(zone.taxRates.map(({ taxClass, name, rate }) => [taxClass.id, { name, rate }])),
  };
}

/** The values as the API takes them, all of the zone. */
export function zoneInput({ name, countries, regions, prefixes, rates }: ZoneValues): CreateZoneInput {
  return {
    name: name.trim(),
    countries: [...countries] as CountryCode[],
    regions: [...regions],
    postalCodePrefixes: prefixes
      .split(/[,;]/)
      .map(text => text.trim())
      .filter(Boolean),
    taxRates: Object.entries(rates)
      .filter(([, { rate }]) => rate !== '')
      .map(([taxClassId, { name, rate }]) => ({ taxClassId, name: name.trim() || 'Tax', rate })),
  };
}
