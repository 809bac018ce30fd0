import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { simulate } from '../../kit/factories/payment.ts';
import { makeRentable, makeRunning } from '../../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { newKey } from '../../kit/new-key.ts';

const app = useApp();

const query = `query ($customerId: ID!) {
  payments(filter: { customerId: $customerId }, sort: { field: CREATED_AT, direction: ASC }) {
    totalCount
    nodes { target { __typename } payer: description }
  }
}`;

const targetsOf = async (customerId: string) => {
  const { payments } = await app().ask('manager', query, { customerId });
  return payments.nodes.map((node: { target: { __typename: string } }) => node.target.__typename);
};

describe('the payments of a customer', () => {
  let shopper: Shopper;
  let other: Shopper;

  beforeAll(async () => {
    [shopper, other] = [await makeShopper(app()), await makeShopper(app())];
    const productId = await makeRentable(app(), 20);
    const { id } = await makeRunning(shopper, productId, { months: 3 });
    const { payment } = await shopper.mutate(
      'buyOutRental',
      { rentalId: id, idempotencyKey: newKey() },
      'payment { id }',
    );
    await simulate(shopper, payment.id);
    await makeOrder(app(), shopper, 'PAID');
    await makeRunning(other, productId, { months: 3 });
  });

  it('are those for orders, for installments, and for buy-outs', async () => {
    expect(await targetsOf(shopper.customerId)).toEqual(['RentalInstallment', 'Rental', 'Order']);
    expect(await targetsOf(other.customerId)).toEqual(['RentalInstallment']);
  });

  it('are none for somebody who paid nothing', async () => {
    expect(await targetsOf((await makeShopper(app())).customerId)).toEqual([]);
  });

  it('are asked for by a well-formed id, and seen only by those who may see payments', async () => {
    const customerId = shopper.customerId;
    expect(codeOf(await app().send('manager', query, { customerId: 'order_nonsense' }))).toBe(
      'BAD_USER_INPUT',
    );
    expect(codeOf(await as(app(), 'customer').send(query, { customerId }))).toBe('FORBIDDEN');
  });
});
