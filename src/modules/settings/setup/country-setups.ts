export interface SetupRate {
  /** The code of its tax class. The first one is that of the default class. */
  readonly code: string;
  readonly name: string;
  readonly rate: string;
}

/** What a new store in a country begins with. */
export interface CountrySetup {
  readonly currencyCode: string;
  readonly timeZone: string;
  readonly pricesIncludeTax: boolean;
  /** What documents call the tax. */
  readonly taxName: string;
  /** Undefined where somebody has to say it, since it differs within the country; empty where nothing is charged. */
  readonly rates: readonly SetupRate[] | undefined;
}

const standard = (rate: string): SetupRate => ({ code: 'STANDARD', name: 'Standard', rate });
const reduced = (name: string, rate: string): SetupRate => ({ code: 'REDUCED', name, rate });

/** The countries that are known, with the rates of 2026. */
export const countrySetups: Readonly<Record<string, CountrySetup>> = {
  DE: {
    currencyCode: 'EUR',
    timeZone: 'Europe/Berlin',
    pricesIncludeTax: true,
    taxName: 'USt',
    rates: [standard('0.19'), reduced('Food and books', '0.07')],
  },
  AT: {
    currencyCode: 'EUR',
    timeZone: 'Europe/Vienna',
    pricesIncludeTax: true,
    taxName: 'USt',
    rates: [
      standard('0.2'),
      reduced('Food and books', '0.1'),
      { code: 'PARKING', name: 'Wine from the farm, plants, and culture', rate: '0.13' },
    ],
  },
  CH: {
    currencyCode: 'CHF',
    timeZone: 'Europe/Zurich',
    pricesIncludeTax: true,
    taxName: 'MWST',
    rates: [
      standard('0.081'),
      reduced('Food and books', '0.026'),
      { code: 'LODGING', name: 'Lodging', rate: '0.038' },
    ],
  },
  GB: {
    currencyCode: 'GBP',
    timeZone: 'Europe/London',
    pricesIncludeTax: true,
    taxName: 'VAT',
    rates: [
      standard('0.2'),
      reduced('Energy and car seats', '0.05'),
      { code: 'ZERO', name: 'Food, books, and clothes for children', rate: '0' },
    ],
  },
  US: {
    currencyCode: 'USD',
    timeZone: 'America/New_York',
    pricesIncludeTax: false,
    taxName: 'Sales tax',
    rates: undefined,
  },
  JP: {
    currencyCode: 'JPY',
    timeZone: 'Asia/Tokyo',
    pricesIncludeTax: true,
    taxName: 'Consumption tax',
    rates: [standard('0.1'), reduced('Food and newspapers', '0.08')],
  },
  KW: {
    currencyCode: 'KWD',
    timeZone: 'Asia/Kuwait',
    pricesIncludeTax: true,
    taxName: 'Tax',
    rates: [],
  },
};
