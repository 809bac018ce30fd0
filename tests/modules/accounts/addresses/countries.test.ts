import { expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';

const app = useApp();

it('lists for everybody the countries, with what a form has to ask for', async () => {
  const { countries } = await app().ask(
    'guest',
    '{ countries { code name requires postalCodeExample regions { code name } } }',
  );
  expect(countries.length).toBe(250);
  const of = (code: string) => countries.find((country: { code: string }) => country.code === code);
  expect(of('DE')).toEqual({
    code: 'DE',
    name: 'Germany',
    requires: ['LINE1', 'CITY', 'POSTAL_CODE'],
    postalCodeExample: '26133',
    regions: [],
  });
  expect(of('US').regions).toContainEqual({ code: 'OH', name: 'Ohio' });
  expect(of('HK').postalCodeExample).toBeNull();
});
