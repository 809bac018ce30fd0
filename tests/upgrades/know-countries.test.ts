import { expect, inject, it } from 'vitest';
import { knowCountries } from '../../src/migrations/2026-11-27-know-countries.ts';
import { runStep } from '../../src/platform/database/migrations/migration.ts';
import { useApp } from '../kit/app.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { stockedProductId } from '../kit/factories/stock.ts';
import { newKey } from '../kit/new-key.ts';

const app = useApp();
const engine = inject('database') === 'sqlite' ? 'sqlite' : 'mysql';
const run = <R extends object>(text: string, values: readonly unknown[] = []) => app().sql<R>(text, values);

it('gives the countries of an older store their codes, and keeps words that name none', async () => {
  const words = ['Germany', 'germany', 'UK', 'USA', 'Middle-earth', null];
  for (const [index, country] of words.entries()) {
    const { customer } = await app().mutate(
      'createCustomer',
      { name: `Old ${index}` },
      'customer { id }',
      'staff',
    );
    await run('update customer set country = ?, country_code = null where id = ?', [country, customer.id]);
  }
  for (const step of knowCountries[engine]) if (typeof step === 'function') await runStep({ run }, step);
  const rows = await run<{ country: string; code: string }>(
    `select country, country_code as code from customer where name like 'Old %' order by name`,
  );
  expect(rows.map(({ country, code }) => [country, code])).toEqual([
    ['Germany', 'DE'],
    ['Germany', 'DE'],
    ['United Kingdom', 'GB'],
    ['United States', 'US'],
    ['Middle-earth', null],
    [null, null],
  ]);
});

it('reads the addresses of older orders as they were written', async () => {
  const shopper = await makeShopper(app());
  const lines = [{ productId: await stockedProductId(app()), quantity: 1 }];
  const { order } = await shopper.mutate('placeOrder', { idempotencyKey: newKey(), lines }, 'order { id }');
  const older = { street: 'Ring 1', postalCode: '50667', city: 'Köln', region: null, country: 'Germany' };
  await run('update sales_order set shipping_address = ? where id = ?', [JSON.stringify(older), order.id]);
  const fields = 'recipient company line1 line2 postalCode city region countryCode country phone';
  const answer = await shopper.ask(
    `query ($id: ID!) { order(id: $id) { shippingAddress { ${fields} } } }`,
    order,
  );
  expect(answer.order.shippingAddress).toEqual({
    recipient: null,
    company: null,
    line1: 'Ring 1',
    line2: null,
    postalCode: '50667',
    city: 'Köln',
    region: null,
    countryCode: 'DE',
    country: 'Germany',
    phone: null,
  });
});
