import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDemoStore } from '../../../src/demo.ts';
import { nextStatus } from '../../../src/modules/orders/states/order-states.rules.ts';
import { startTestApp, type TestApp } from '../../kit/app.ts';
import { bookProblems } from '../../kit/book-problems.ts';
import { dayMs } from '../../kit/time.ts';

let demo: TestApp;
let tookMs: number;

beforeAll(async () => {
  demo = await startTestApp();
  const before = performance.now();
  expect(await createDemoStore(demo.app)).toBe(true);
  tookMs = performance.now() - before;
});
afterAll(async () => {
  await demo.app.stop();
  await demo.app.database.close();
});

const rows = (text: string): Promise<Record<string, string | number | null>[]> => demo.sql(text);
const countBy = async (text: string) =>
  Object.fromEntries((await rows(text)).map(row => [row.name, Number(row.total)]));

it('the demo store has sold for months, in every way and with every end', async () => {
  const channels = await countBy(
    'select channel as name, count(*) as total from sales_order group by channel',
  );
  expect(channels.ONLINE).toBeGreaterThan(200);
  expect(channels.COUNTER).toBeGreaterThan(150);
  const statuses = await countBy('select status as name, count(*) as total from sales_order group by status');
  expect(Object.keys(statuses).sort()).toEqual(
    Object.keys(nextStatus)
      .filter(status => status !== 'PENDING_PAYMENT')
      .sort(),
  );
  for (const total of Object.values(statuses)) expect(total).toBeGreaterThan(0);
  const kinds = await countBy('select kind as name, count(*) as total from order_event group by kind');
  for (const kind of ['SOLD', 'PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'RETURNED', 'EXPIRED', 'VOIDED'])
    expect(kinds[kind], kind).toBeGreaterThan(0);
  const days = new Set(
    (await rows('select placed_at as at from sales_order')).map(({ at }) =>
      demo.app.database.dialect
        .readDate(at as string)
        .toISOString()
        .slice(0, 10),
    ),
  );
  expect(days.size).toBeGreaterThan(110);
});

it('its books are right', async () => {
  expect(await bookProblems(demo)).toEqual([]);
  const [refunds] = await rows(
    `select count(*) as wrong from payment p where p.refunded_minor <>
      (select coalesce(sum(r.amount_minor), 0) from refund r where r.payment_id = p.id and r.status = 'SUCCEEDED')`,
  );
  expect(Number(refunds!.wrong)).toBe(0);
  const [unpaid] = await rows(
    `select count(*) as wrong from sales_order o where o.paid_minor <>
      (select coalesce(sum(p.amount_minor), 0) from payment p where p.target_id = o.id)`,
  );
  expect(Number(unpaid!.wrong)).toBe(0);
});

it('what was given back is on the lines', async () => {
  const wrong = await rows(
    `select o.number from sales_order o where o.refunded_net_minor <>
      (select sum(l.refunded_minor) from order_line l where l.order_id = o.id)
      or (o.refunded_minor = o.total_minor and o.refunded_net_minor <> o.subtotal_minor - o.discount_minor)
      or (o.refunded_minor > 0 and o.refunded_net_minor = 0) or (o.refunded_minor = 0 and o.refunded_net_minor <> 0)`,
  );
  expect(wrong).toEqual([]);
  const [found] = await rows('select count(*) as total from order_line where refunded_minor > 0');
  expect(Number(found!.total)).toBeGreaterThan(5);
});

it('nothing of it lies in the future, and nobody bought before they were there', async () => {
  const now = demo.clock.now().getTime();
  const dates =
    await rows(`select placed_at as a, paid_at as b, shipped_at as c, delivered_at as d, cancelled_at as e,
    (select max(at) from order_event v where v.order_id = o.id) as f,
    (select created_at from customer u where u.id = o.customer_id) as joined from sales_order o`);
  const read = (value: unknown) => demo.app.database.dialect.readDate(value as string).getTime();
  for (const { joined, ...moments } of dates) {
    const known = Object.values(moments).filter(at => at !== null);
    for (const at of known) expect(read(at)).toBeLessThan(now);
    if (joined !== null) expect(read(joined)).toBeLessThan(read(moments.a));
    expect(read(moments.a)).toBeGreaterThan(now - 123 * dayMs);
  }
});

it('sends no mail and waits for nothing', async () => {
  await demo.work();
  expect(await rows('select id from email_message')).toEqual([]);
  const [open] = await rows('select count(*) as total from payment where check_at is not null');
  expect(Number(open!.total)).toBe(0);
});

it('is there soon, and is shown to its customer', async () => {
  expect(tookMs).toBeLessThan(10_000);
  const { orders } = await demo.ask(
    'staff',
    '{ orders(first: 5) { nodes { number customer { name } } totalCount } }',
  );
  expect(orders.totalCount).toBeGreaterThan(350);
  const [cleo] = await rows(
    "select count(*) as total from sales_order o join customer c on c.id = o.customer_id where c.code = 'C-DEMO'",
  );
  expect(Number(cleo!.total)).toBeGreaterThan(5);
});

it('its orders go on like any other', async () => {
  const [paid] = await rows("select id from sales_order where status = 'PAID' limit 1");
  const { order, userErrors } = await demo.mutate(
    'shipOrder',
    { orderId: paid!.id },
    'order { status }',
    'staff',
  );
  expect([order.status, userErrors]).toEqual(['SHIPPED', []]);
  const [payment] = await rows(
    "select id from payment where provider = 'LOCAL' and status = 'SUCCEEDED' order by id limit 1",
  );
  const refund = { idempotencyKey: 'demo', paymentId: payment!.id, reason: 'Goodwill.' };
  const answer = await demo.mutate('refundPayment', refund, 'payment { status }', 'admin');
  expect(answer.payment).toEqual({ status: 'REFUNDED' });
  expect(await bookProblems(demo)).toEqual([]);
});
