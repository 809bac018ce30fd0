import { useMemo } from 'react';
import { useQuery } from 'urql';
import { CountriesDocument, type CountriesQuery } from './generated/graphql.ts';

export type Country = CountriesQuery['countries'][number];

/** The countries by their codes; empty until they are read, which happens once. */
export function useCountries(): ReadonlyMap<string, Country> {
  const [{ data }] = useQuery({ query: CountriesDocument });
  return useMemo(() => new Map(data?.countries.map(country => [country.code, country])), [data]);
}
