import { expect, inject, it } from 'vitest';
import { taxByZone } from '../../src/migrations/2026-11-27-tax-by-zone.ts';
import { useApp } from '../kit/app.ts';

const app = useApp();
const engine = inject('database') === 'sqlite' ? 'sqlite' : 'mysql';

it('the one rate of an older store becomes that of the default class in the default zone', async () => {
  await app().sql('delete from tax_rate');
  await app().sql('delete from zone');
  await app().sql('delete from tax_class');
  await app().sql('update settings set tax_rate_ppm = 160000');
  const inserts = taxByZone[engine].filter(step => typeof step === 'string' && step.startsWith('insert'));
  expect(inserts).toHaveLength(3);
  for (const step of inserts) await app().sql(step as string);
  const answer = await app().ask(
    'guest',
    '{ zones { name isDefault countries taxRates { name rate taxClass { code isDefault } } } settings { taxRate pricesIncludeTax } }',
  );
  expect(answer).toEqual({
    zones: [
      {
        name: 'Everywhere else',
        isDefault: true,
        countries: [],
        taxRates: [{ name: 'Tax', rate: '0.16', taxClass: { code: 'STANDARD', isDefault: true } }],
      },
    ],
    settings: { taxRate: '0.16', pricesIncludeTax: false },
  });
});
