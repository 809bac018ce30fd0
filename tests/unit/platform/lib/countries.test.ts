import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { countriesFile } from '../../../../scripts/make-countries.ts';
import { countries, countryOf, findCountry, findRegion } from '../../../../src/platform/lib/countries.ts';

it('is the file that scripts/make-countries.ts makes of the libraries that are installed', () => {
  const file = new URL('../../../../src/platform/lib/countries.json', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(countriesFile());
});

it('knows all countries of ISO 3166, in the order of their names', () => {
  expect(countries.length).toBe(250);
  const names = countries.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  for (const { code, requires } of countries)
    expect([code, requires]).toEqual([code, expect.arrayContaining(['LINE1'])]);
});

it.each([
  ['DE', 'DE'],
  [' de ', 'DE'],
  ['Germany', 'DE'],
  ['uk', 'GB'],
  ['USA', 'US'],
  ['Turkey', 'TR'],
  ['TÜRKİYE', 'TR'],
  ["cote d'ivoire", 'CI'],
  ['Kosovo', 'XK'],
  // Two countries are called so.
  ['Congo', undefined],
  ['Atlantis', undefined],
  ['', undefined],
])('finds %j: %s', (text, code) => {
  expect(findCountry(text)?.code).toBe(code);
});

it.each([
  ['US', 'oh', 'OH'],
  ['US', 'Ohio', 'OH'],
  ['JP', 'tokyo', '13'],
  ['ES', 'Malaga', 'MA'],
  ['US', 'Bavaria', undefined],
  ['DE', 'Bavaria', undefined],
])('finds the region of %s that %j is', (country, text, code) => {
  expect(findRegion(countryOf(country)!, text)?.code).toBe(code);
});
