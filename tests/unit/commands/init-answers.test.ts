import { describe, expect, it } from 'vitest';
import { type Ask, setupOf, summaryOf } from '../../../src/commands/init/setup-answers.ts';
import { ConfigError } from '../../../src/platform/config/config.ts';

/** Somebody who answers with what is usual, or with these words. */
function answering(answers: Readonly<Record<string, string>> = {}): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  const ask: Ask = async (_question, option, usual) => {
    asked.push(option);
    const answer = answers[option] ?? usual;
    if (answer === undefined) throw new ConfigError(`${option} is missing.`);
    return answer;
  };
  return { ask, asked };
}

describe('setting up a store', () => {
  it('knows what is usual in a country', async () => {
    const { ask, asked } = answering();
    const setup = await setupOf({ country: 'Germany', name: 'Laden', postalCode: '10115' }, ask);
    expect(setup).toMatchObject({
      storeName: 'Laden',
      countryCode: 'DE',
      region: null,
      postalCode: '10115',
      currencyCode: 'EUR',
      timeZone: 'Europe/Berlin',
      pricesIncludeTax: true,
      taxName: 'USt',
    });
    expect(setup.rates.map(({ code, rate }) => [code, rate])).toEqual([
      ['STANDARD', '0.19'],
      ['REDUCED', '0.07'],
    ]);
    expect(asked).toEqual(['--currency', '--time-zone', '--prices']);
    expect(summaryOf(setup)).toEqual([
      'Store       Laden, DE',
      'Currency    EUR',
      'Time zone   Europe/Berlin',
      'Prices      with tax',
      'USt         19 % Standard',
      'USt         7 % Food and books',
    ]);
  });

  it('asks in America for the state and the rate of the county', async () => {
    const { ask, asked } = answering({ '--region': 'ohio', '--rate': '0.075' });
    const setup = await setupOf({ country: 'us', name: 'Shop', postalCodePrefixes: '432, 43004' }, ask);
    expect(asked).toEqual(['--currency', '--time-zone', '--prices', '--region', '--rate']);
    expect(setup).toMatchObject({
      region: 'OH',
      postalCodePrefixes: ['432', '43004'],
      pricesIncludeTax: false,
      rates: [{ code: 'STANDARD', rate: '0.075' }],
    });
  });

  it('asks everything of a country that it does not know', async () => {
    const { ask, asked } = answering({
      '--currency': 'sek',
      '--time-zone': 'Europe/Stockholm',
      '--prices': 'gross',
      '--rate': '0.25',
    });
    const setup = await setupOf({ country: 'SE', name: 'Butik' }, ask);
    expect(asked).toEqual(['--currency', '--time-zone', '--prices', '--rate']);
    expect(setup).toMatchObject({
      currencyCode: 'SEK',
      pricesIncludeTax: true,
      taxName: 'Tax',
      region: null,
    });
  });

  it('takes rates as they are typed', async () => {
    const rate = ['standard=0.2', 'FOOD:Bread and milk=0'];
    const { rates } = await setupOf({ country: 'GB', name: 'Shop', rate }, answering().ask);
    expect(rates).toEqual([
      { code: 'STANDARD', name: 'standard', rate: '0.2' },
      { code: 'FOOD', name: 'Bread and milk', rate: '0' },
    ]);
  });

  it('charges nothing where there is no tax', async () => {
    const setup = await setupOf({ country: 'Kuwait', name: 'Shop' }, answering().ask);
    expect(summaryOf(setup).at(-1)).toBe('Tax         none');
  });

  it.each([
    [{ country: 'Atlantis' }, '--country cannot be "Atlantis"'],
    [{ currency: 'XYZ' }, '--currency cannot be "XYZ"'],
    [{ timeZone: 'Berlin' }, '--time-zone cannot be "Berlin"'],
    [{ prices: 'both' }, '--prices cannot be "both"'],
    [{ country: 'US', region: 'Bavaria' }, '--region cannot be "Bavaria"'],
    [{ rate: ['STANDARD=19'] }, '--rate STANDARD=19:'],
    [{ rate: ['19 %'] }, '--rate 19 %: must look like STANDARD=0.19'],
    [{ rate: ['A=0.1', 'a=0.2'] }, '--rate names A twice.'],
    [{ country: 'US', region: 'OH' }, '--rate is missing.'],
  ])('refuses %j', async (options, message) => {
    await expect(setupOf({ country: 'DE', name: 'x', ...options }, answering().ask)).rejects.toThrow(message);
  });
});
