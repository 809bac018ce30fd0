import { beforeAll, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeRentable } from '../../kit/factories/rental.ts';
import { onHandOf } from '../../kit/stock.ts';

const app = useApp();
let productId: string;

beforeAll(async () => {
  productId = await makeRentable(app(), 1);
});

it('quoteRental says what renting costs, and holds no unit', async () => {
  const { quoteRental } = await app().ask(
    'guest',
    `{ quoteRental(productId: "${productId}", months: 2) { months rentTotal { amount } total { amount } isAvailable } }`,
  );
  expect(quoteRental).toEqual({
    months: 2,
    rentTotal: { amount: '200.00' },
    total: { amount: '350.00' },
    isAvailable: true,
  });
  expect(await onHandOf(app(), productId)).toBe(1);
});

it.each([0, 121])('quoteRental refuses %i months', async months => {
  const { errors } = await app().send(
    'guest',
    `{ quoteRental(productId: "${productId}", months: ${months}) { months } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});
