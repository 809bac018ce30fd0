import { expect, it } from 'vitest';
import { Customer } from '../../src/modules/accounts/customers/customer.entity.ts';
import { eraseCustomer } from '../../src/modules/accounts/customers/erase-customer.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { lockById } from '../../src/platform/database/saving.ts';
import { useApp } from '../kit/app.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';
import { stockedProductId } from '../kit/factories/stock.ts';
import { untilSomebodyWaitsForALock } from '../kit/lock-waits.ts';
import { newKey } from '../kit/new-key.ts';
import { onHandOf } from '../kit/stock.ts';

const app = useApp();

/** Erases a customer in a transaction that commits when the returned function is called. */
async function beginErasure(customerId: string): Promise<() => Promise<void>> {
  const erased = Promise.withResolvers<void>();
  const wanted = Promise.withResolvers<void>();
  const erasure = inTransaction(app().context(), async ctx => {
    eraseCustomer(ctx, await lockById(ctx, Customer, customerId, []));
    await ctx.em.flush();
    erased.resolve();
    await wanted.promise;
  });
  await erased.promise;
  return () => {
    wanted.resolve();
    return erasure;
  };
}

const shopperWithAddress = async (): Promise<Shopper> => {
  const shopper = await makeShopper(app());
  const address = { line1: 'Main Street 1', city: 'Springfield' };
  await app().mutate('updateCustomer', { customerId: shopper.customerId, address }, 'customer { id }');
  return shopper;
};

it('is not placed by the customer once the erasure is committed', async () => {
  const [shopper, productId] = [await shopperWithAddress(), await stockedProductId(app())];
  const commit = await beginErasure(shopper.customerId);
  const input = { idempotencyKey: newKey(), lines: [{ productId, quantity: 1 }] };
  const placing = shopper.mutate('placeOrder', input, 'order { id }');
  await untilSomebodyWaitsForALock(app());
  await commit();
  expect(await placing).toMatchObject({ order: null, userErrors: [{ code: 'NOT_A_CUSTOMER' }] });
  expect(await onHandOf(app(), productId)).toBe(5);
});

it('is not placed by the staff either', async () => {
  const [shopper, productId] = [await shopperWithAddress(), await stockedProductId(app())];
  const commit = await beginErasure(shopper.customerId);
  const { customerId } = shopper;
  const input = { idempotencyKey: newKey(), lines: [{ productId, quantity: 1 }], customerId };
  const placing = app().mutate('placeOrder', input, 'order { id }', 'staff');
  await untilSomebodyWaitsForALock(app());
  await commit();
  expect(await placing).toMatchObject({
    order: null,
    userErrors: [{ code: 'NOT_FOUND', path: ['customerId'] }],
  });
  expect(await onHandOf(app(), productId)).toBe(5);
});
