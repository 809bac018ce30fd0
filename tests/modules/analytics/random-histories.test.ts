import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalidateRollups } from '../../../src/modules/analytics/rollups/invalidate-rollups.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import {
  type Books,
  type Days,
  DirectReports,
  dayAfter,
  dayOnTheWall,
  readBooks,
  refundProblems,
  reportsOf,
  rollupProblems,
  rollupState,
} from '../../kit/analytics.ts';
import { useApp } from '../../kit/app.ts';
import { chosen } from '../../kit/chosen.ts';
import { makeCategory } from '../../kit/factories/category.ts';
import { refundSome, simulate } from '../../kit/factories/payment.ts';
import { record } from '../../kit/factories/production.ts';
import { makeSeller, type Seller } from '../../kit/factories/seller.ts';
import { makeLastingShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { makeStaffMember } from '../../kit/factories/staff-member.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { newKey } from '../../kit/new-key.ts';
import { minuteMs } from '../../kit/time.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp({ logLevel: 'silent' });

const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const pick = fc.nat({ max: 99 });
const basket = fc.array(
  fc.record({
    product: pick,
    quantity: fc.integer({ min: 1, max: 4 }),
    discountRate: fc.constantFrom('0', '0.1', '0.033'),
  }),
  { minLength: 1, maxLength: 3 },
);
const buyer = fc.option(pick, { freq: 4 });
const range = fc.record({
  back: fc.oneof(fc.nat({ max: 70 }), fc.nat({ max: 500 })),
  length: fc.oneof(fc.constantFrom(0, 6, 27, 30), fc.nat({ max: 90 }), fc.nat({ max: 800 })),
  channel: fc.constantFrom(null, null, 'ONLINE', 'COUNTER'),
});
type Range = typeof range extends fc.Arbitrary<infer R> ? R : never;

/** An action; its numbers choose among the objects that exist by then. */
const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('place' as const), shopper: pick, lines: basket }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('pay' as const), order: pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), order: pick }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('ship' as const), order: pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deliver' as const), order: pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('return' as const),
      order: pick,
      line: pick,
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      order: pick,
      amount: fc.constantFrom(undefined, '0.01', '5.00', '12.34'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('sell' as const), seller: pick, buyer, lines: basket }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('correct' as const), order: pick, buyer, lines: basket }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('void' as const), order: pick }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('recategorize' as const), product: pick, category: pick }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('produce' as const), product: pick, quantity: pick }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(
        4 * minuteMs,
        50 * minuteMs,
        5 * hourMs,
        11 * hourMs,
        25 * hourMs,
        4 * dayMs,
        45 * dayMs,
        150 * dayMs,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      timeZone: fc.constantFrom('America/New_York', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('work' as const),
      ranges: fc.array(range, { minLength: 1, maxLength: 2 }),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

const history = fc.record({
  actions: fc.array(action, { minLength: 70, maxLength: 90 }),
  ranges: fc.array(range, { minLength: 3, maxLength: 3 }),
});

const products: string[] = [];
const categories: (string | null)[] = [null];
const shoppers: Shopper[] = [];
const sellers: Seller[] = [];
let makerId: string;
/** How often each action succeeded, so that a test that does nothing is noticed. */
const done = new Map<string, number>();

beforeAll(async () => {
  await updateSettings(app(), { timeZone: 'America/New_York' });
  const categoryIds = [(await makeCategory(app())).id, (await makeCategory(app())).id];
  categories.push(...categoryIds);
  for (const [index, price] of ['10.00', '0.33', '7.77', '0.00', '129.90'].entries())
    products.push(await stockedProductId(app(), 100_000, { price, categoryId: categoryIds[index % 3] }));
  for (let count = 0; count < 3; count++) shoppers.push(await makeLastingShopper(app()));
  for (const role of ['STAFF', 'STAFF', 'MANAGER'] as const) sellers.push(await makeSeller(app(), role));
  makerId = (await makeStaffMember(app())).id;
});

function manage(name: string, input: object): Promise<{ userErrors: unknown[] }> {
  return app().mutate(name, input, 'order { id }', 'manager');
}

const wanted = (lines: (Action & { kind: 'sell' })['lines']) =>
  lines.map(({ product, ...line }) => ({ ...line, productId: chosen(products, product)! }));

async function play(one: Action): Promise<void> {
  if (one.kind === 'pass') app().clock.advance(one.ms);
  else if (one.kind === 'move') await updateSettings(app(), { timeZone: one.timeZone });
  else if (one.kind === 'work') await compare(one.ranges);
  else {
    const payload = await act(one);
    if (payload && payload.userErrors.length === 0) done.set(one.kind, (done.get(one.kind) ?? 0) + 1);
  }
}

type Deed = Exclude<Action, { kind: 'pass' | 'move' | 'work' }>;

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
async function act(one: Deed): Promise<any> {
  if (one.kind === 'place') return place(one);
  if (one.kind === 'sell') return sell(one);
  if (one.kind === 'recategorize') {
    const input = { productId: chosen(products, one.product), categoryId: chosen(categories, one.category) };
    return app().mutate('updateProduct', input, 'product { id }', 'manager');
  }
  if (one.kind === 'produce') {
    const producedOn = dayOnTheWall('UTC', new Date(app().clock.now().getTime() - dayMs));
    const productId = chosen(products, one.product)!;
    return record(app(), { staffMemberId: makerId, productId, quantity: one.quantity + 1, producedOn });
  }
  const order = await orderFor(one);
  if (!order) return undefined;
  const orderId = String(order.id);
  switch (one.kind) {
    case 'pay':
      return pay(order);
    case 'cancel':
      return manage('cancelOrder', { orderId, reason: 'Played.' });
    case 'ship':
      return manage('shipOrder', { orderId });
    case 'deliver':
      return manage('deliverOrder', { orderId });
    case 'return': {
      const found = await app().sql(
        'select id from order_line where order_id = ? and deleted_at is null order by position',
        [orderId],
      );
      const lines = [{ orderLineId: chosen(found, one.line)!.id, quantity: one.quantity, restock: true }];
      return manage('returnOrderLines', { orderId, idempotencyKey: newKey(), lines });
    }
    case 'refund': {
      const [payment] = await app().sql(
        "select id from payment where target_id = ? and status in ('SUCCEEDED', 'PARTIALLY_REFUNDED')",
        [orderId],
      );
      return payment && refundSome(app(), String(payment.id), one.amount);
    }
    case 'correct': {
      const customerId = one.buyer === null ? null : chosen(shoppers, one.buyer)!.customerId;
      return manage('updateSale', { orderId, lines: wanted(one.lines), customerId });
    }
    case 'void':
      return manage('voidSale', { orderId, reason: 'Played.' });
  }
}

/** The orders on which each action may succeed. */
const goodFor: Record<Exclude<Deed['kind'], 'place' | 'sell' | 'recategorize' | 'produce'>, string> = {
  pay: "status = 'PENDING_PAYMENT'",
  cancel: "status in ('PENDING_PAYMENT', 'PAID')",
  ship: "status = 'PAID'",
  deliver: "status = 'SHIPPED'",
  return: "status in ('SHIPPED', 'DELIVERED', 'REFUNDED')",
  refund: "status in ('PAID', 'SHIPPED', 'DELIVERED')",
  correct: "status = 'DELIVERED' and channel = 'COUNTER'",
  void: "status = 'DELIVERED' and channel = 'COUNTER'",
};

/** One of the latest such orders, so that several actions meet on the same one. */
async function orderFor(
  one: Exclude<Deed, { kind: 'place' | 'sell' | 'recategorize' | 'produce' }>,
): Promise<Record<string, unknown> | undefined> {
  const found = await app().sql(
    `select id, customer_id from sales_order where ${goodFor[one.kind]} order by placed_at desc, id limit 20`,
    [],
  );
  return found.length === 0 ? undefined : chosen(found, one.order)!;
}

async function place({ shopper, lines }: Deed & { kind: 'place' }) {
  const input = {
    idempotencyKey: newKey(),
    lines: wanted(lines).map(({ productId, quantity }) => ({ productId, quantity })),
  };
  return chosen(shoppers, shopper)!.mutate('placeOrder', input, 'order { id }');
}

function sell({ seller, buyer: choice, lines }: Deed & { kind: 'sell' }) {
  const customerId = choice === null ? null : chosen(shoppers, choice)!.customerId;
  return chosen(sellers, seller)!.sell({ customerId, lines: wanted(lines) });
}

async function pay(order: Record<string, unknown>) {
  const payer = shoppers.find(({ customerId }) => customerId === order.customer_id)!;
  const input = { idempotencyKey: newKey(), orderId: order.id };
  const { payment, userErrors } = await payer.mutate('startPayment', input, 'payment { id }');
  return payment ? simulate(payer, payment.id) : { userErrors };
}

function daysOf({ back, length }: Range, { timeZone }: Books): Days {
  const from = dayAfter(dayOnTheWall(timeZone, app().clock.now()), -back);
  return { from, to: dayAfter(from, length) };
}

/** Expects open days to be correct at once, and all days after the background work. */
async function compare(ranges: readonly Range[]): Promise<void> {
  await compareOpenDays();
  await app().work();
  await compareAll(ranges);
}

async function compareOpenDays(): Promise<void> {
  const [books, { closedThrough, timeZone }] = [await readBooks(app()), await rollupState(app())];
  const isClosed = closedThrough !== null && timeZone === books.timeZone;
  const to = dayOnTheWall(books.timeZone, app().clock.now());
  // A trend shows at most 1,200 days.
  const from = [dayAfter(to, -1_100), isClosed ? dayAfter(closedThrough) : '2026-02-20'].toSorted().at(-1)!;
  const days = { from, to };
  if (days.from > days.to) return;
  const [are, shouldBe] = [await reportsOf(app(), days), new DirectReports(books, days).all()];
  if (isClosed)
    // Earlier days are closed, and include late changes only within seconds.
    for (const reports of [are, shouldBe]) {
      delete reports.dashboard.comparedTo;
      delete reports.customerLifetimeValues;
    }
  expect(are).toEqual(shouldBe);
}

async function compareAll(ranges: readonly Range[]): Promise<void> {
  const books = await readBooks(app());
  for (const one of ranges) {
    const days = daysOf(one, books);
    const shouldBe = new DirectReports(books, days, one.channel).all();
    expect(await reportsOf(app(), days, one.channel)).toEqual(shouldBe);
  }
}

describe('whatever is sold, refunded, and corrected, and whenever', () => {
  it('the reports match the orders', async () => {
    const property = fc.asyncProperty(history, async ({ actions, ranges }) => {
      for (const one of actions) await play(one);
      // The end of the last payment windows, and of this day.
      app().clock.advance(dayMs);
      await app().work();
      await compareAll(ranges);

      const { closedThrough } = await rollupState(app());
      const { timeZone } = await readBooks(app());
      const tenMinutesAgo = new Date(app().clock.now().getTime() - 10 * minuteMs);
      expect(closedThrough).toBe(dayAfter(dayOnTheWall(timeZone, tenMinutesAgo), -1));
      expect(await rollupProblems(app())).toEqual([]);
      expect(await refundProblems(app())).toEqual([]);
      expect((await app().sql("select 1 from product_sales where grain = 'DAY'")).length).toBeGreaterThan(0);
      const { deadJobs } = await app().ask('admin', '{ deadJobs { nodes { name lastError } } }');
      expect(deadJobs.nodes).toEqual([]);

      await inTransaction(app().context(), invalidateRollups);
      expect(await rollupState(app())).toMatchObject({ closedThrough: null });
      await compareAll(ranges);
      app().clock.advance(6 * minuteMs);
      await app().work();
      expect(await rollupProblems(app())).toEqual([]);
    });
    // A failure shows the history; shrinking it would take longer than a test may.
    await fc.assert(property, { numRuns: 6, endOnFailure: true });
  }, 120_000);

  it('and every kind of action succeeded', () => {
    const kinds = [
      'place',
      'pay',
      'cancel',
      'ship',
      'return',
      'refund',
      'sell',
      'correct',
      'void',
      'recategorize',
    ];
    for (const kind of kinds) expect(done.get(kind) ?? 0, kind).toBeGreaterThan(1);
  });
});
