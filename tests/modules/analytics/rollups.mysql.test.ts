import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type App, buildApp, systemContext } from '../../../src/app.ts';
import { closeDays } from '../../../src/modules/analytics/rollups/close-days.ts';
import { lockState } from '../../../src/modules/analytics/rollups/lock-state.ts';
import { cancelOrder } from '../../../src/modules/orders/cancel-order.ts';
import { returnOrderLines } from '../../../src/modules/orders/return-order-lines.ts';
import { voidSale } from '../../../src/modules/orders/sales/void-sale.ts';
import type { Context } from '../../../src/platform/context/context.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { runDueJobs } from '../../../src/platform/jobs/run-due-jobs.ts';
import { DirectReports, readBooks, reportsOf, rollupProblems, rollupState } from '../../kit/analytics.ts';
import { useApp } from '../../kit/app.ts';
import { contextOf } from '../../kit/context-of.ts';
import { type MadeOrder, makeOrder } from '../../kit/factories/order.ts';
import { makeSeller, type Seller } from '../../kit/factories/seller.ts';
import { makeLastingShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { newKey } from '../../kit/new-key.ts';
import { dayMs } from '../../kit/time.ts';

// On this database transactions really run at the same time, each with its own snapshot.

const app = useApp({ logLevel: 'silent' });
let second: App;
let seller: Seller;
let shopper: Shopper;
let product: string;

const range = { from: '2026-02-01', to: '2026-12-31' };

beforeAll(async () => {
  second = await buildApp(app().app.services.config, { clock: app().clock });
  seller = await makeSeller(app(), 'MANAGER');
  shopper = await makeLastingShopper(app());
  product = await stockedProductId(app(), 10_000);
  return () => second.stop();
});

let [sale, paid, sent]: [{ id: string }, MadeOrder, MadeOrder] = [] as never;

/** Each test has its own finished day that is not closed, with a sale and two orders. */
beforeEach(async () => {
  app().clock.advance(2 * dayMs);
  await app().work();
  const lines = [{ productId: product, quantity: 3 }];
  sale = (await seller.sell({ lines, customerId: shopper.customerId })).order;
  paid = await makeOrder(app(), shopper, 'PAID', lines);
  sent = await makeOrder(app(), shopper, 'SHIPPED', lines);
  app().clock.advance(dayMs);
});

async function expectRight(): Promise<void> {
  expect(await rollupProblems(app())).toEqual([]);
  expect(await reportsOf(app(), range)).toEqual(new DirectReports(await readBooks(app()), range).all());
  const { deadJobs } = await app().ask('admin', '{ deadJobs { nodes { name lastError } } }');
  expect(deadJobs.nodes).toEqual([]);
}

/** The work of a second process. */
const workElsewhere = () => runDueJobs(second.services, second.http.log);

/** A transaction that has done its work and has not committed yet. */
async function held(ctx: Context, work: (ctx: Context) => Promise<unknown>) {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: worked, resolve: hold } = Promise.withResolvers<void>();
  const ended = inTransaction(ctx, async ctx => {
    await work(ctx);
    hold();
    await released;
  });
  await Promise.race([worked, ended]);
  return {
    async commit() {
      release();
      await ended;
    },
  };
}

async function managed(): Promise<Context> {
  return contextOf(app(), await app().actors.find('manager'), ['ORDERS_MANAGE', 'SALES_MANAGE']);
}

const changes: [what: string, change: (ctx: Context) => Promise<unknown>][] = [
  ['a cancellation', ctx => cancelOrder(ctx, { orderId: paid.id, reason: 'Late.' })],
  ['a voided sale', ctx => voidSale(ctx, { orderId: sale.id, reason: 'Late.' })],
  [
    'goods that come back',
    ctx =>
      returnOrderLines(ctx, {
        orderId: sent.id,
        idempotencyKey: newKey(),
        lines: [{ orderLineId: sent.lines[0]!.id, quantity: 2, restock: true }],
      }),
  ],
];

it.each(changes)('%s that commits after its day was closed is not lost', async (_, change) => {
  const transaction = await held(await managed(), change);
  await closeDays(app().context());
  await transaction.commit();
  await app().work();
  await expectRight();
});

it.each(changes)('%s that commits while its day is being closed is not lost', async (_, change) => {
  const transaction = await held(await managed(), change);
  await Promise.all([closeDays(app().context()), transaction.commit(), workElsewhere()]);
  await app().work();
  await expectRight();
});

it.each(changes)('%s that commits while another late change waits is not lost', async (_, change) => {
  await closeDays(app().context());
  // The rollups are locked, so the job of the first change waits for them while the other change commits.
  const state = await held(app().context(), lockState);
  await app().mutate(
    'refundPayment',
    { idempotencyKey: newKey(), paymentId: paid.paymentId ?? '', amount: '1.00', reason: 'Kind.' },
    'payment { id }',
  );
  const working = app().work();
  await sleep(100);
  await inTransaction(await managed(), change);
  const elsewhere = workElsewhere();
  await sleep(100);
  await state.commit();
  await Promise.all([working, elsewhere]);
  await app().work();
  await expectRight();
});

it('two processes that close days at once close each once', async () => {
  for (let count = 0; count < 4; count++) {
    await seller.sell({ lines: [{ productId: product, quantity: 1 }], customerId: shopper.customerId });
    app().clock.advance(dayMs);
  }
  const days: string[] = [];
  const contexts = [app().context(), systemContext(second.services, second.http.log), app().context()];
  await Promise.all(contexts.map(ctx => closeDays(ctx, day => days.push(day))));
  expect(days).toHaveLength(5);
  expect(new Set(days).size).toBe(5);
  expect((await rollupState(app())).closedThrough).toBe(days.toSorted().at(-1));
  await expectRight();
});

it('reports that run while days are closed count no order twice and leave none out', async () => {
  for (let count = 0; count < 8; count++) {
    await seller.sell({
      lines: [{ productId: product, quantity: count + 1 }],
      customerId: shopper.customerId,
    });
    app().clock.advance(dayMs);
  }
  const shouldBe = new DirectReports(await readBooks(app()), range).all();
  let isClosing = true;
  const closing = closeDays(app().context()).finally(() => {
    isClosing = false;
  });
  while (isClosing) expect(await reportsOf(app(), range)).toEqual(shouldBe);
  await closing;
  await expectRight();
});
