import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';
import { setStock } from '../kit/factories/stock.ts';
import { type ServerProcess, startServerProcess } from '../kit/server-process.ts';

const app = useApp();
let shopper: Shopper;
let productId: string;
let server: ServerProcess | undefined;

const hourMs = 3_600_000;

beforeAll(async () => {
  app().clock.goLive();
  shopper = await makeShopper(app());
  ({ id: productId } = await makeProduct(app()));
  await setStock(app(), productId, 10);
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** A server with a worker, on a host whose clock is wrong by this much. */
function startWithClock(offsetMs: number): Promise<ServerProcess> {
  const code = `
    const Right = Date;
    globalThis.Date = class Date extends Right {
      constructor(...parts) { parts.length > 0 ? super(...parts) : super(Right.now() + ${offsetMs}); }
      static now() { return Right.now() + ${offsetMs}; }
    };`;
  return startServerProcess(app(), {
    LOG_LEVEL: 'warn',
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}`,
  });
}

const rows = <R>(text: string, ...values: unknown[]) => app().database.run<R>({ text, values });
const timeOf = (text: string) => new Date(`${text.replace(' ', 'T')}Z`).getTime();

const placing = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  order { id expiresAt } userErrors { code } } }`;

it.each([2 * hourMs, -2 * hourMs])(
  'a host whose clock is wrong by %d ms places orders and cancels them by the clock of the database, and says so',
  async offsetMs => {
    server = await startWithClock(offsetMs);
    const input = { idempotencyKey: `clock-${offsetMs}`, lines: [{ productId, quantity: 1 }] };
    const { data } = await server.send(shopper.headers, placing, { input });
    const { order } = data.placeOrder;
    expect(Math.abs(Date.parse(order.expiresAt) - Date.now() - hourMs)).toBeLessThan(30_000);

    // Its worker looks for orders that were not paid in time.
    await rows("update job_schedule set next_run_at = '2026-01-01' where name = 'orders.expire-unpaid'");
    await vi.waitFor(
      async () => {
        const [schedule] = await rows<{ next: string }>(
          "select next_run_at as next from job_schedule where name = 'orders.expire-unpaid'",
        );
        const queued = await rows("select id from job where name = 'orders.expire-unpaid'");
        expect(timeOf(schedule!.next)).toBeGreaterThan(Date.now() - hourMs);
        expect(Math.abs(timeOf(schedule!.next) - Date.now())).toBeLessThan(90_000);
        expect(queued).toEqual([]);
      },
      { timeout: 20_000 },
    );
    expect(await rows('select status from sales_order where id = ?', order.id)).toEqual([
      { status: 'PENDING_PAYMENT' },
    ]);
    const said = server.log().filter(({ msg }) => msg.startsWith('The clock of this host differs'));
    expect(said).toHaveLength(1);
  },
  60_000,
);

it('a worker on a host that is ahead leaves jobs alone that another one is doing', async () => {
  const now = app().clock.now();
  const text = (offsetMs: number) =>
    new Date(now.getTime() + offsetMs).toISOString().slice(0, -1).replace('T', ' ');
  await rows('insert into job_worker (id, alive_until) values (?, ?)', 'other', text(60_000));
  await rows(
    `insert into job (id, created_at, updated_at, name, payload, status, run_at, attempts, lease_token, worker_id)
      values ('job_1', ?, ?, 'mail.deliver', '{"emailId":"none"}', 'RUNNING', ?, 1, 'token', 'other')`,
    text(0),
    text(0),
    text(0),
  );
  server = await startWithClock(90_000);
  // Long enough for it to judge others: it runs recurring jobs meanwhile.
  const renewed = async () =>
    Number((await rows<{ n: number }>('select count(*) as n from job_worker'))[0]!.n);
  await vi.waitFor(async () => expect(await renewed()).toBe(2), { timeout: 20_000 });
  await untilLooked();
  expect(await rows("select status, worker_id as workerId from job where id = 'job_1'")).toEqual([
    { status: 'RUNNING', workerId: 'other' },
  ]);
  // Were it silent for as long, it would be taken for dead.
  await rows("update job_worker set alive_until = ? where id = 'other'", text(-1_000));
  await vi.waitFor(async () => expect(await rows("select id from job where id = 'job_1'")).toEqual([]), {
    timeout: 20_000,
  });
}, 60_000);

/** Resolves when the worker has renewed its lease for long enough to judge others, and has looked again after that. */
async function untilLooked(): Promise<void> {
  const aliveUntil = async () => {
    const [row] = await rows<{ at: string }>("select alive_until as at from job_worker where id <> 'other'");
    return timeOf(row!.at);
  };
  const first = await aliveUntil();
  await vi.waitFor(async () => expect((await aliveUntil()) - first).toBeGreaterThan(7_000), {
    timeout: 30_000,
    interval: 200,
  });
}
