import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../kit/answer.ts';
import { useApp } from '../kit/app.ts';
import { verifyAuditLog } from '../kit/audit-log.ts';
import { bookProblems } from '../kit/book-problems.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';
import { setStock } from '../kit/factories/stock.ts';
import { untilNoJobsWait } from '../kit/jobs.ts';
import { newKey } from '../kit/new-key.ts';
import { type ServerProcess, startServerProcess } from '../kit/server-process.ts';
import { onHandOf } from '../kit/stock.ts';

const app = useApp();
let servers: ServerProcess[];
let shoppers: Shopper[];
let lostBefore: number;

const people = 40;
const errorLevel = 50;

beforeAll(async () => {
  // The servers live in real time, and so must the sessions that are made here for them.
  app().clock.goLive();
  const settings = { LOG_LEVEL: 'debug' };
  servers = await Promise.all([startServerProcess(app(), settings), startServerProcess(app(), settings)]);
  shoppers = await Promise.all(Array.from({ length: people }, () => makeShopper(app())));
  await untilNoJobsWait(app());
  lostBefore = lostRaces();
}, 120_000);
afterAll(() => Promise.all(servers.map(server => server.stop())));

afterEach(async () => {
  expect(await bookProblems(app())).toEqual([]);
  expect(await halfOrders()).toEqual([]);
  const verification = await verifyAuditLog(app(), 'intact problems { message }');
  expect(verification).toEqual({ intact: true, problems: [] });
  const logged = servers.flatMap(server => server.log());
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.filter(({ level }) => level >= errorLevel)).toEqual([]);
  console.log(`transactions that were run again: ${lostRaces() - lostBefore}`);
  lostBefore = lostRaces();
});

/** How often a transaction of the servers lost a race for locks and was run again, which no client sees. */
function lostRaces(): number {
  const logged = servers.flatMap(server => server.log());
  return logged.filter(({ msg }) => msg.startsWith('Lost a race for locks')).length;
}

async function untilAtLeast(count: () => number, wanted: number): Promise<void> {
  await vi.waitFor(() => expect(count()).toBeGreaterThanOrEqual(wanted), { timeout: 60_000, interval: 20 });
}

interface Line {
  readonly productId: string;
  readonly quantity: number;
}

const placing = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  order { id number status total { amount } lines { sku quantity } } userErrors { code } } }`;

function place(server: ServerProcess, shopper: Shopper, lines: readonly Line[], key = newKey()) {
  return server.send(shopper.headers, placing, { input: { idempotencyKey: key, lines } });
}

/** What came of each: the code of its error, or ORDER. */
function outcomes(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { data, errors } of answers) {
    const code =
      errors?.[0]?.extensions.code ??
      data.placeOrder.userErrors[0]?.code ??
      (data.placeOrder.order ? 'ORDER' : '?');
    counts[String(code)] = (counts[String(code)] ?? 0) + 1;
  }
  return counts;
}

async function timed<T>(what: string, work: () => Promise<T[]>): Promise<T[]> {
  const start = performance.now();
  const results = await work();
  const seconds = (performance.now() - start) / 1_000;
  console.log(
    `${what}: ${results.length} requests in ${seconds.toFixed(1)} s, ${(results.length / seconds).toFixed(0)} a second`,
  );
  return results;
}

async function makeStock(count: number, onHand: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const { id } = await makeProduct(app());
    await setStock(app(), id, onHand);
    ids.push(id);
  }
  return ids;
}

/** Orders of which something is missing, and things of which the order is missing. */
async function halfOrders(): Promise<unknown[]> {
  const answered = "json_unquote(json_extract(r.result, '$.orderId'))";
  return [
    ...(await app().sql(`select o.id, 'lacks a part' as problem from sales_order o where not exists (select 1 from order_line l where l.order_id = o.id)
      or not exists (select 1 from stock_movement m where m.reference = o.id)
      or (select count(*) from order_event e where e.order_id = o.id and e.kind = 'PLACED') <> 1
      or (select count(*) from audit_entry a where a.target_id = o.id and a.action = 'order.placed') <> 1
      or (select count(*) from idempotency_record r where ${answered} = o.id) <> 1`)),
    ...(await app().sql(
      `select r.id, 'a key without its order' as problem from idempotency_record r where not exists (select 1 from sales_order o where o.id = ${answered})`,
    )),
    ...(await app().sql(
      `select m.id, 'a movement without its order' as problem from stock_movement m where m.reason = 'SALE' and not exists (select 1 from sales_order o where o.id = m.reference)`,
    )),
    ...(await app().sql(
      `select a.id, 'an entry without its order' as problem from audit_entry a where a.action = 'order.placed' and not exists (select 1 from sales_order o where o.id = a.target_id)`,
    )),
  ];
}

/** Up to five different products in random order. */
function someLines(ids: readonly string[]): Line[] {
  const count = 1 + Math.floor(Math.random() * 5);
  const picked = new Set<string>();
  while (picked.size < count) picked.add(ids[Math.floor(Math.random() * ids.length)]!);
  return [...picked].map(productId => ({ productId, quantity: 1 + Math.floor(Math.random() * 3) }));
}

describe('two servers on one database', () => {
  it('sell 50 units to 400 buyers at once: 50 of them get one', async () => {
    const [productId] = (await makeStock(1, 50)) as [string];
    const answers = await timed('400 buyers of 50 units', () =>
      Promise.all(
        Array.from({ length: 400 }, (_, n) =>
          place(servers[n % 2]!, shoppers[n % people]!, [{ productId, quantity: 1 }]),
        ),
      ),
    );
    console.log(outcomes(answers));
    expect(outcomes(answers)).toEqual({ ORDER: 50, INSUFFICIENT_STOCK: 350 });
    expect(await onHandOf(app(), productId)).toBe(0);
    expect(await app().sql('select count(*) as total from sales_order')).toEqual([{ total: 50 }]);
  }, 120_000);

  it('take 200 orders of the same 20 products in any order of lines, and show no deadlock', async () => {
    const ids = await makeStock(20, 10_000);
    const wanted = Array.from({ length: 200 }, () => someLines(ids));
    const answers = await timed('200 orders of 20 shared products', () =>
      Promise.all(wanted.map((lines, n) => place(servers[n % 2]!, shoppers[n % people]!, lines))),
    );
    console.log(outcomes(answers));
    expect(outcomes(answers)).toEqual({ ORDER: 200 });
    const units = wanted.flat().reduce((sum, { quantity }) => sum + quantity, 0);
    const left = await Promise.all(ids.map(id => onHandOf(app(), id)));
    expect(left.reduce((sum, onHand) => sum + onHand, 0)).toBe(200_000 - units);
  }, 120_000);

  it('place an order once that is sent ten times at once with one key', async () => {
    const [productId] = (await makeStock(1, 100)) as [string];
    for (let round = 0; round < 10; round++) {
      const shopper = shoppers[round]!;
      const key = newKey();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          place(servers[n % 2]!, shopper, [{ productId, quantity: 2 }], key),
        ),
      );
      expect(outcomes(answers)).toEqual({ ORDER: 10 });
      expect(new Set(answers.map(answer => JSON.stringify(answer.data))).size).toBe(1);
      expect(await onHandOf(app(), productId)).toBe(100 - 2 * (round + 1));
    }
    const [{ total }] = (await app().sql<{ total: number }>(
      `select count(distinct order_id) as total from order_line where product_id = '${productId}'`,
    )) as [{ total: number }];
    console.log(`100 requests with 10 keys: ${total} orders`);
    expect(total).toBe(10);
  }, 120_000);

  it('lose nothing that was answered and keep nothing by halves when one is killed under load', async () => {
    const ids = await makeStock(20, 100_000);
    const victim = await startServerProcess(app());
    const sent = new Map<string, { shopper: Shopper; lines: Line[]; orderId?: string }>();
    const failures: Answer[] = [];
    let isOver = false;
    const buy = async (server: ServerProcess, shopper: Shopper) => {
      while (!isOver) {
        const key = newKey();
        const request: { shopper: Shopper; lines: Line[]; orderId?: string } = {
          shopper,
          lines: someLines(ids),
        };
        sent.set(key, request);
        const answer = await place(server, shopper, request.lines, key).catch(() => undefined);
        if (!answer) {
          if (server === victim) return;
          throw new Error('The server that lives gave no answer.');
        }
        const orderId = answer.data?.placeOrder.order?.id;
        if (orderId) request.orderId = orderId;
        else failures.push(answer);
      }
    };
    const start = performance.now();
    const buyers = shoppers.map((shopper, n) => buy(n % 2 ? victim : servers[0]!, shopper));
    const answered = () => [...sent.values()].filter(({ orderId }) => orderId !== undefined).length;
    await untilAtLeast(answered, 100);
    victim.child.kill('SIGKILL');
    await untilAtLeast(answered, answered() + 50);
    isOver = true;
    await Promise.all(buyers);
    await victim.stop();
    const seconds = (performance.now() - start) / 1_000;

    expect(failures).toEqual([]);
    const done = [...sent.values()].filter(({ orderId }) => orderId !== undefined);
    const open = [...sent].filter(([, { orderId }]) => orderId === undefined);
    const before = await placedIds();
    expect(done.filter(({ orderId }) => !before.has(orderId!))).toEqual([]);
    expect(await halfOrders()).toEqual([]);
    expect(await bookProblems(app())).toEqual([]);

    // Who got no answer asks again, with the same key, and gets the order that is there or a new one.
    const again = await Promise.all(
      open.map(([key, { shopper, lines }], n) => place(servers[n % 2]!, shopper, lines, key)),
    );
    expect(outcomes(again)).toEqual(open.length > 0 ? { ORDER: open.length } : {});
    const after = await placedIds();
    const found = again.filter(({ data }) => before.has(data.placeOrder.order.id)).length;
    console.log(
      `killed under load, ${seconds.toFixed(1)} s in all: ${done.length} orders answered, ${open.length} requests without an answer, ${found} of which were committed`,
    );
    expect(open.length).toBeGreaterThan(0);
    const [{ total }] = (await app().sql<{ total: number }>(
      `select count(distinct order_id) as total from order_line where product_id in (${ids.map(id => `'${id}'`).join(', ')})`,
    )) as [{ total: number }];
    expect(total).toBe(sent.size);
    expect(after.size).toBe(before.size + open.length - found);
  }, 120_000);
});

async function placedIds(): Promise<Set<string>> {
  return new Set((await app().sql<{ id: string }>('select id from sales_order')).map(({ id }) => id));
}
