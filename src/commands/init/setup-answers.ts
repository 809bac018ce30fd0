import {
  type CountrySetup,
  countrySetups,
  type SetupRate,
} from '../../modules/settings/setup/country-setups.ts';
import type { StoreSetup } from '../../modules/settings/setup/set-up-store.ts';
import { timeZoneProblem } from '../../modules/settings/time-zone.ts';
import { ConfigError } from '../../platform/config/config.ts';
import { rateProblem } from '../../platform/graphql/rate-problem.ts';
import { type Country, findCountry, findRegion } from '../../platform/lib/countries.ts';
import { currencyCodes } from '../../platform/lib/money.ts';
import { percentOf } from '../../platform/lib/percent-of.ts';
import { toPpm } from '../../platform/lib/rate.ts';

/** The options of the command, as they are typed. */
export interface InitOptions {
  readonly country?: string;
  readonly name?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly postalCodePrefixes?: string;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly prices?: string;
  readonly taxName?: string;
  readonly rate?: readonly string[];
}

/** Asks for what no option says. Without somebody to ask it throws, and names the option. */
export type Ask = (question: string, option: string, usual: string | undefined) => Promise<string>;

/** What the store is to be: the options, else the answers, else what is usual in the country. */
export async function setupOf(options: InitOptions, ask: Ask): Promise<StoreSetup> {
  const country = await answered(options.country, '--country', 'Country, by code or name', 'DE', ask, text =>
    findCountry(text),
  );
  const usual: Partial<CountrySetup> = countrySetups[country.code] ?? {};
  const storeName = await answered(options.name, '--name', 'Name of the store', 'Tradepost', ask, text =>
    text.length <= 100 ? text : undefined,
  );
  const currencyCode = await answered(
    options.currency,
    '--currency',
    'Currency of the prices',
    usual.currencyCode,
    ask,
    text => currencyCodes.find(code => code === text.toUpperCase()),
  );
  const timeZone = await answered(options.timeZone, '--time-zone', 'Time zone', usual.timeZone, ask, text =>
    timeZoneProblem(text) ? undefined : text,
  );
  const prices = usual.pricesIncludeTax === undefined ? undefined : usual.pricesIncludeTax ? 'gross' : 'net';
  const pricesIncludeTax = await answered(
    options.prices,
    '--prices',
    'Are prices entered with tax (gross) or without (net)',
    prices,
    ask,
    text => ({ gross: [true], net: [false] })[text.toLowerCase()],
  );
  const region = await regionOf(options.region, country, usual.rates === undefined, ask);
  const rates = await ratesOf(options.rate, usual.rates, ask);
  return {
    storeName,
    countryCode: country.code,
    region,
    postalCode: options.postalCode?.trim() || null,
    postalCodePrefixes: (options.postalCodePrefixes ?? '')
      .split(',')
      .map(text => text.trim())
      .filter(Boolean),
    currencyCode,
    timeZone,
    pricesIncludeTax: pricesIncludeTax[0]!,
    taxName: options.taxName?.trim() || usual.taxName || 'Tax',
    rates,
  };
}

/** The region, by its code where the country has a list of them. It is asked for only where the rates depend on it. */
async function regionOf(
  option: string | undefined,
  country: Country,
  isNeeded: boolean,
  ask: Ask,
): Promise<string | null> {
  const isListed = country.regions.length > 0;
  if (option === undefined && !(isNeeded && isListed)) return null;
  return answered(option, '--region', 'Region, by code or name', undefined, ask, text =>
    isListed ? findRegion(country, text)?.code : text,
  );
}

/** A value from an option, or else from an answer. @throws ConfigError when it cannot be read as one */
async function answered<T>(
  option: string | undefined,
  name: string,
  question: string,
  usual: string | undefined,
  ask: Ask,
  read: (text: string) => T | undefined,
): Promise<T> {
  const text = (option ?? (await ask(question, name, usual))).trim();
  const value = text === '' ? undefined : read(text);
  if (value === undefined) throw new ConfigError(`${name} cannot be "${text}". ${question}?`);
  return value;
}

/** `STANDARD=0.19`, `REDUCED:Food and books=0.07`; the first is of the default class. */
async function ratesOf(
  given: readonly string[] | undefined,
  usual: readonly SetupRate[] | undefined,
  ask: Ask,
): Promise<readonly SetupRate[]> {
  if (given === undefined && usual !== undefined) return usual;
  const texts = given ?? [
    `STANDARD=${await ask('Tax rate where the store is, all authorities together, such as 0.075 for 7.5 %', '--rate', undefined)}`,
  ];
  const rates = texts.map(text => {
    const match = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})(?::([^=]{1,100}))?=([\d.]+)$/.exec(text.trim());
    const problem = match ? rateProblem(match[3]) : 'must look like STANDARD=0.19 or REDUCED:Food=0.07.';
    if (!match || problem) throw new ConfigError(`--rate ${text}: ${problem}`);
    return { code: match[1]!.toUpperCase(), name: match[2]?.trim() ?? match[1]!, rate: match[3]! };
  });
  const twice = rates.find(({ code }, index) => rates.findIndex(one => one.code === code) < index);
  if (twice) throw new ConfigError(`--rate names ${twice.code} twice.`);
  return rates;
}

/** What is about to be set up, a line each. */
export function summaryOf(setup: StoreSetup): string[] {
  const { storeName, countryCode, region, currencyCode, timeZone, pricesIncludeTax, taxName, rates } = setup;
  return [
    `Store       ${storeName}, ${[countryCode, region].filter(Boolean).join(' ')}`,
    `Currency    ${currencyCode}`,
    `Time zone   ${timeZone}`,
    `Prices      ${pricesIncludeTax ? 'with tax' : 'without tax, which is added'}`,
    ...rates.map(({ name, rate }) => `${taxName.padEnd(11)} ${percentOf(toPpm(rate, ['rate']))} ${name}`),
    ...(rates.length === 0 ? ['Tax         none'] : []),
  ];
}
