import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Customer } from '../../src/modules/accounts/customers/customer.entity.ts';
import { eraseCustomer } from '../../src/modules/accounts/customers/erase-customer.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { query } from '../../src/platform/database/rows.ts';
import { lockById } from '../../src/platform/database/saving.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { useApp } from '../kit/app.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';
import { stockedProductId } from '../kit/factories/stock.ts';
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

async function untilSomebodyWaitsForALock(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const [row] = await query<{ waiting: number }>(
      app().context(),
      sql`select count(*) as waiting from information_schema.innodb_trx as t
        join information_schema.processlist as p on p.id = t.trx_mysql_thread_id
        where t.trx_state = 'LOCK WAIT' and p.db = database()`,
    );
    if (Number(row!.waiting) > 0) return;
    // The server keeps what it shows of transactions until nobody has looked for 100 ms.
    await sleep(150);
  }
  throw new Error('Nobody waits for a lock.');
}

const shopperWithAddress = async (): Promise<Shopper> => {
  const shopper = await makeShopper(app());
  const address = { street: 'Main Street 1', city: 'Springfield' };
  await app().mutate('updateCustomer', { customerId: shopper.customerId, address }, 'customer { id }');
  return shopper;
};

it('is not placed by the customer once the erasure is committed', async () => {
  const [shopper, productId] = [await shopperWithAddress(), await stockedProductId(app())];
  const commit = await beginErasure(shopper.customerId);
  const input = { idempotencyKey: newKey(), lines: [{ productId, quantity: 1 }] };
  const placing = shopper.mutate('placeOrder', input, 'order { id }');
  await untilSomebodyWaitsForALock();
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
  await untilSomebodyWaitsForALock();
  await commit();
  expect(await placing).toMatchObject({
    order: null,
    userErrors: [{ code: 'NOT_FOUND', path: ['customerId'] }],
  });
  expect(await onHandOf(app(), productId)).toBe(5);
});
