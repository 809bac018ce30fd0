import { expect, it, vi } from 'vitest';
import { Customer } from '../../src/modules/accounts/customers/customer.entity.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { lockById } from '../../src/platform/database/saving.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { useApp } from '../kit/app.ts';
import { isMariaDb } from '../kit/database.ts';
import { makeRentable } from '../kit/factories/rental.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { newKey } from '../kit/new-key.ts';
import { onHandOf } from '../kit/stock.ts';

const app = useApp();

/** Ask seldom: MariaDB gives the same answer again to whoever asks within a tenth of a second of the last time. */
async function waitingForLocks(): Promise<number> {
  const [row] = await app().app.database.run<{ total: number }>(
    sql`select count(*) as total from information_schema.innodb_trx as t
        join information_schema.processlist as p on p.id = t.trx_mysql_thread_id
        where t.trx_state = 'LOCK WAIT' and p.db = database()`,
  );
  return Number(row!.total);
}

// The customer was read without a lock. A rental that began while they were being deleted was still created for them.
it('is refused when the deletion commits first', async ({ skip }) => {
  skip(!isMariaDb(), 'SQLite has one writer at a time.');
  const productId = await makeRentable(app(), 1);
  const { customerId } = await makeShopper(app());
  const { promise: deleted, resolve: reportDeleted } = Promise.withResolvers<void>();
  const { promise: mayCommit, resolve: letCommit } = Promise.withResolvers<void>();
  const deletion = inTransaction(app().context(), async ctx => {
    const customer = await lockById(ctx, Customer, customerId, []);
    customer.deletedAt = ctx.clock.now();
    await ctx.em.flush();
    reportDeleted();
    await mayCommit;
  });
  await deleted;
  const input = { idempotencyKey: newKey(), productId, months: 1, customerId };
  const renting = app().mutate('createRental', input, 'rental { id }', 'staff');
  await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { timeout: 10_000, interval: 200 });
  letCommit();
  await deletion;
  expect(await renting).toMatchObject({ rental: null, userErrors: [{ code: 'NOT_FOUND' }] });
  expect(await onHandOf(app(), productId)).toBe(1);
});
