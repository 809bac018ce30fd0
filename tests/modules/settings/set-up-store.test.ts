import { describe, expect, it } from 'vitest';
import { type Ask, setupOf } from '../../../src/commands/init/setup-answers.ts';
import { setUpStore } from '../../../src/modules/settings/setup/set-up-store.ts';
import { useApp } from '../../kit/app.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';

const usual: Ask = async (_question, option, answer) => {
  if (answer === undefined) throw new Error(`${option} has nothing usual.`);
  return answer;
};

const query = `query ($lines: [OrderLineInput!]!) { quoteOrder(lines: $lines) { total { amount currencyCode } tax { amount } taxLines { name rate } } }`;

// What somebody pays who buys two things for these prices, one of them in the second class: each checked by hand once.
describe.each([
  [{ country: 'DE' }, ['11.90', '10.70'], 'EUR', '22.60', '2.60'],
  [{ country: 'AT' }, ['12.00', '11.00'], 'EUR', '23.00', '3.00'],
  [{ country: 'CH' }, ['99.90', '12.80'], 'CHF', '112.70', '7.81'],
  [{ country: 'GB' }, ['19.99', '10.50'], 'GBP', '30.49', '3.83'],
  [
    { country: 'US', region: 'OH', postalCode: '43215', rate: ['STANDARD=0.0575', 'FOOD=0'] },
    ['19.99', '5.00'],
    'USD',
    '26.14',
    '1.15',
  ],
  [{ country: 'JP' }, ['1980', '645'], 'JPY', '2625', '228'],
  [{ country: 'KW' }, ['12.345', '0.001'], 'KWD', '12.346', '0.000'],
])('a store set up with %j', (options, prices, currencyCode, total, tax) => {
  const app = useApp();

  it('sells at its counter in its currency, with its taxes', async () => {
    await setUpStore(app().context(), await setupOf({ name: 'My shop', ...options }, usual));
    const { settings, taxClasses } = await app().ask(
      'guest',
      '{ settings { storeName currencyCode homeCountry rentalTaxClass { code } } taxClasses { id } }',
    );
    expect(settings).toMatchObject({ storeName: 'My shop', currencyCode, homeCountry: options.country });
    expect(settings.rentalTaxClass?.code ?? null).toBe(options.country === 'KW' ? null : 'STANDARD');
    const classes = [taxClasses[0].id, taxClasses[1]?.id ?? null];
    const lines = [];
    for (const [index, price] of prices.entries())
      lines.push({
        productId: await stockedProductId(app(), 5, { price, taxClassId: classes[index] }),
        quantity: 1,
      });
    const { quoteOrder } = await app().ask('guest', query, { lines });
    expect(quoteOrder).toMatchObject({ total: { amount: total, currencyCode }, tax: { amount: tax } });
  });

  it('is not set up again once it has products', async () => {
    const setup = await setupOf({ name: 'Again', ...options }, usual);
    await expect(setUpStore(app().context(), setup)).rejects.toThrow('has products already');
    expect((await app().ask('guest', '{ settings { storeName } }')).settings.storeName).toBe('My shop');
  });
});
