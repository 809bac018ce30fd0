import { readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { as } from '../kit/as.ts';
import { contentOf, newBackupPath, newFileUrl } from '../kit/backup.ts';
import { bookProblems } from '../kit/book-problems.ts';
import { type CliResult, runCli } from '../kit/cli-process.ts';
import { newDatabaseUrl, newMigratedDatabaseUrl } from '../kit/database.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';
import { stockedProductId } from '../kit/factories/stock.ts';
import { newKey } from '../kit/new-key.ts';
import { orderProblems } from '../kit/order-problems.ts';
import { type ServerProcess, startServerProcess } from '../kit/server-process.ts';

const people = 8;
const minBefore = 20;
const minAfter = 10;

const apps: TestApp[] = [];
const servers: ServerProcess[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.stop()));
  for (const app of apps.splice(0)) await stop(app);
});
afterAll(() => expect(servers).toEqual([]));

async function stop(app: TestApp): Promise<void> {
  await app.app.stop();
  await app.app.database.close();
}

async function openApp(databaseUrl: string): Promise<TestApp> {
  const app = await startTestApp({ databaseUrl });
  app.clock.goLive();
  apps.push(app);
  return app;
}

function cli(url: string, ...args: string[]): Promise<CliResult> {
  return runCli(args, { DATABASE_URL: url });
}

/** What the server has answered to shoppers, in the order in which they got it. */
class Load {
  readonly orders: string[] = [];
  readonly paid: string[] = [];
  readonly #work: Promise<void>[];
  #isOver = false;

  constructor(used: readonly ServerProcess[], shoppers: readonly Shopper[], products: readonly string[]) {
    this.#work = shoppers.map((shopper, n) => this.#buy(used[n % used.length]!, shopper, products));
  }

  async until(orders: number): Promise<void> {
    while (this.paid.length < orders) {
      await Promise.race([new Promise(resolve => setTimeout(resolve, 20)), ...this.#work]);
    }
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#work);
  }

  async #buy(server: ServerProcess, { headers }: Shopper, products: readonly string[]): Promise<void> {
    while (!this.#isOver) {
      const productId = products[Math.floor(Math.random() * products.length)]!;
      const input = { idempotencyKey: newKey(), lines: [{ productId, quantity: 2 }] };
      const placed = await server.send(headers, placing, { input });
      const { id } = placed.data.placeOrder.order;
      this.orders.push(id);
      const payment = await server.send(headers, paying, {
        input: { idempotencyKey: newKey(), orderId: id },
      });
      const paymentId = payment.data.startPayment.payment.id;
      const done = await server.send(headers, simulating, { input: { paymentId, outcome: 'SUCCEED' } });
      if (done.data.simulatePayment.userErrors.length === 0) this.paid.push(id);
    }
  }
}

const placing = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { code } } }`;
const paying = `mutation ($input: StartPaymentInput!) { startPayment(input: $input) { payment { id } userErrors { code } } }`;
const simulating = `mutation ($input: SimulatePaymentInput!) { simulatePayment(input: $input) { payment { status } userErrors { code } } }`;

describe.each([
  { engine: 'MariaDB', newStore: newMigratedDatabaseUrl, newPlace: newDatabaseUrl, processes: 2 },
  { engine: 'SQLite', newStore: async () => newFileUrl(), newPlace: async () => newFileUrl(), processes: 1 },
])('the drill on $engine', ({ newStore, newPlace, processes }) => {
  it('takes a backup under load, and restores elsewhere all that was acknowledged before it', async () => {
    const app = await openApp(await newStore());
    const shoppers = await Promise.all(Array.from({ length: people }, () => makeShopper(app)));
    const products = await Promise.all(Array.from({ length: 5 }, () => stockedProductId(app, 100_000)));
    for (let n = 0; n < processes; n++)
      servers.push(await startServerProcess(app, { WORKER: n === 0 ? 'inline' : 'off', DEMO_DATA: 'false' }));

    const load = new Load(servers, shoppers, products);
    await load.until(minBefore);
    const before = { orders: [...load.orders], paid: [...load.paid] };
    const path = newBackupPath();
    const taken = await cli(app.url, 'backup', path);
    expect(taken).toMatchObject({ code: 0, output: '' });
    const during = load.paid.length - before.paid.length;
    await load.until(load.paid.length + minAfter);
    await load.end();
    const elsewhere = await newPlace();
    // The secrets are the same, so there is no warning.
    const quiet = expect.not.stringContaining('AUTH_SECRETS');
    expect(await cli(elsewhere, 'restore', path)).toMatchObject({ code: 0, complaints: quiet });

    const verified = await cli(elsewhere, 'restore', '--verify', path);
    expect(verified).toMatchObject({ code: 0, complaints: quiet });
    expect(verified.output).toContain('The store has all rows of the backup, and its audit log is intact');
    expect((await cli(elsewhere, 'backup', '--verify', path)).output).toContain(`${path} is whole`);
    console.log(
      `${before.paid.length} orders paid before, ${during} while the backup ran (${statSync(path).size} bytes), ${load.paid.length} at the end`,
    );

    // A second restore is refused, and so is one while a server is alive, even if it is forced.
    const full = await contentOf(elsewhere);
    const second = await cli(elsewhere, 'restore', path);
    expect(second).toMatchObject({
      code: 1,
      output: '',
      complaints: expect.stringContaining('is not empty'),
    });
    const alive = await cli(app.url, 'restore', path, '--force');
    expect(alive).toMatchObject({
      code: 1,
      output: '',
      complaints: expect.stringContaining('stop all servers'),
    });
    expect(await contentOf(elsewhere)).toEqual(full);
    expect(readdirSync(dirname(path))).toEqual(['store.backup']);

    // The restored store starts, says what it holds, and works.
    const copy = await openApp(elsewhere);
    const server = await startServerProcess(copy, { DEMO_DATA: 'false' });
    servers.push(server);
    expect(server.output()).toMatch(/Held {6}\d+ mails and \d+ jobs since the restore/);
    const found = await copy.sql<{ id: string; status: string }>('select id, status from sales_order');
    const statusOf = new Map(found.map(({ id, status }) => [id, status]));
    expect(before.orders.filter(id => !statusOf.has(id))).toEqual([]);
    expect(before.paid.filter(id => statusOf.get(id) !== 'PAID')).toEqual([]);
    await untilPaymentsSettle(copy);
    expect(await bookProblems(copy)).toEqual([]);
    expect(await orderProblems(copy)).toEqual([]);
    const { headers } = await copy.actors.make({ email: 'owner@example.com', roles: ['ADMIN'] });
    const { verifyAuditLog } = await as(copy, { headers }).ask(
      '{ verifyAuditLog { intact checkedEntries } }',
    );
    expect(verifyAuditLog).toMatchObject({ intact: true });
    expect(verifyAuditLog.checkedEntries).toBeGreaterThan(before.orders.length);

    const released = await cli(elsewhere, 'release-mails');
    expect(released).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^Released \d+ mails, and \d+ jobs/),
    });
  }, 300_000);
});

/** Lets the restored store apply the payments that the backup caught between their webhook and their order. */
async function untilPaymentsSettle(app: TestApp): Promise<void> {
  for (let tries = 0; tries < 50 && (await app.work()) > 0; tries++);
}
