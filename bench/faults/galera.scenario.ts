// Three nodes of a Galera cluster, each with a server of its own, all of them writing: what one node checks, the others
// may not undo meanwhile, and a product that everybody wants sells everywhere.
import mysql from 'mysql2/promise';
import { missingForGalera, startGalera } from '../../tests/kit/galera.ts';
import { type Server, startServer } from '../servers.ts';
import { type CliResult, runCli } from './kit/cli.ts';
import { type CommitGate, openCommitGate } from './kit/commit-gate.ts';
import { ShopClient, tally } from './kit/shop-client.ts';
import { stopServer } from './kit/stop-server.ts';
import { Missing, type Scenario } from './scenario.ts';

type Print = (line: string) => void;

export const scenario: Scenario = {
  name: 'galera',
  about: 'Three Galera nodes that all take writes: an administrator is left, a hot product sells everywhere.',
  run,
};

const password = 'four quiet words here';
/** Longer than an operation takes, so that all that begin together commit together. */
const beatMs = 200;
/** How many order the same product at the same time. */
const buyers = 60;
const adminRole = 'role_00000000000000000000000004';
const environment = {
  PORT: '0',
  NODE_ENV: 'test',
  LOG_LEVEL: 'error',
  PUBLIC_URL: 'http://localhost:4000',
  AUTH_SECRETS: 'a secret that only this scenario has',
  BCRYPT_COST: '4',
  // So that the exports that are asked for stay waiting.
  WORKER: 'off',
};

/** Returns whether all held. @throws Missing */
async function run(print: Print, { short }: { readonly short: boolean }): Promise<boolean> {
  const missing = missingForGalera();
  if (missing) throw new Missing(missing);
  const cluster = await startGalera();
  const servers: Server[] = [];
  const gates: CommitGate[] = [];
  try {
    const urls = await cluster.database('faults_galera');
    const migrated = await runCli(['migrate'], { ...environment, DATABASE_URL: urls[0]! });
    if (migrated.code !== 0) throw new Error(migrated.complaints);
    for (const url of urls) {
      const gate = await openCommitGate(url);
      gates.push(gate);
      servers.push(await startServer('dist/main.js', [], { ...environment, DATABASE_URL: gate.url }));
    }
    return await new GaleraFaults(print, urls, gates, servers, short).run();
  } finally {
    await Promise.all(servers.map(stopServer));
    for (const gate of gates) gate.close();
    await cluster.stop();
  }
}

class GaleraFaults {
  #held = true;
  #number = 0;
  #admins: [ShopClient, ShopClient] | undefined;
  readonly #print: Print;
  readonly #urls: readonly string[];
  readonly #gates: readonly CommitGate[];
  readonly #servers: readonly Server[];
  readonly #short: boolean;

  constructor(
    print: Print,
    urls: readonly string[],
    gates: readonly CommitGate[],
    servers: readonly Server[],
    short: boolean,
  ) {
    this.#print = print;
    this.#urls = urls;
    this.#gates = gates;
    this.#servers = servers;
    this.#short = short;
  }

  async run(): Promise<boolean> {
    this.#admins = [await this.#makeAdmin(), await this.#makeAdmin()];
    this.#meet(beatMs);
    await this.#demoteEachOther();
    await this.#deleteWhatIsUsed();
    await this.#askForExports();
    await this.#hoard();
    this.#meet(0);
    await this.#sellHotProduct();
    await this.#rebuildTwice();
    return this.#held;
  }

  /** Two administrators take the role from each other, at two nodes at once. */
  async #demoteEachOther(): Promise<void> {
    const rounds = this.#short ? 4 : 12;
    const outcomes: string[] = [];
    let without = 0;
    for (let round = 0; round < rounds; round++) {
      const pair = this.#pair;
      const demotions = pair.map((admin, index) =>
        admin.outcome(this.#address(round + index), 'unassignRole', {
          userId: pair[1 - index]!.userId,
          roleId: adminRole,
        }),
      );
      outcomes.push((await Promise.all(demotions)).sort().join(' + '));
      const left = await this.#activeAdmins();
      if (left.length === 0) without++;
      await this.#appointAgain(pair, left);
    }
    this.#say(
      without === 0,
      `mutual demotion, ${rounds} rounds: ${tally(outcomes)}; rounds without an administrator: ${without}`,
    );
  }

  async #activeAdmins(): Promise<string[]> {
    // Each node waits until it has applied what the others committed before.
    const rows = await this.#query(
      `set statement wsrep_sync_wait = 1 for select u.id from user_role as ur join user as u on u.id = ur.user_id
        where ur.role_id = '${adminRole}' and u.deleted_at is null and u.status = 'ACTIVE'`,
    );
    return rows.map(row => String(row.id));
  }

  async #appointAgain(pair: readonly ShopClient[], left: readonly string[]): Promise<void> {
    const fired = pair.filter(({ userId }) => !left.includes(userId));
    const [boss] = pair.filter(({ userId }) => left.includes(userId));
    if (!boss) this.#admins = [await this.#makeAdmin(), await this.#makeAdmin()];
    else
      for (const { userId } of fired)
        await boss.mutate(this.#address(0), 'assignRole', { userId, roleId: adminRole }, '');
  }

  /** A supplier is deleted at one node, while a product of theirs is created at another one. */
  async #deleteWhatIsUsed(): Promise<void> {
    const [admin] = this.#pair;
    const rounds = this.#short ? 4 : 12;
    const outcomes: string[] = [];
    let orphans = 0;
    for (let round = 0; round < rounds; round++) {
      const name = `Supplier ${++this.#number}`;
      const { supplier } = await admin.mutate(
        this.#address(0),
        'createSupplier',
        { name },
        'supplier { id }',
      );
      await this.#untilEverywhere('supplier', supplier.id);
      const [deletion, creation] = await Promise.all([
        admin.outcome(this.#address(round), 'deleteSupplier', { supplierId: supplier.id }),
        admin.outcome(this.#address(round + 1), 'createProduct', {
          ...this.#newProduct(),
          supplierId: supplier.id,
        }),
      ]);
      outcomes.push(`${deletion} + ${creation}`);
      if (deletion === 'OK' && creation === 'OK') orphans++;
    }
    this.#say(
      orphans === 0,
      `deleteSupplier beside createProduct, ${rounds} rounds: ${tally(outcomes)}; products of a deleted supplier: ${orphans}`,
    );
  }

  /** One person asks for nine exports at three nodes at once; five may wait or run. */
  async #askForExports(): Promise<void> {
    const admin = await this.#makeAdmin();
    const asked = Array.from({ length: 9 }, (_, index) =>
      admin.outcome(this.#address(index), 'createExport', { report: 'PRODUCTS', format: 'CSV' }),
    );
    const outcomes = await Promise.all(asked);
    const granted = outcomes.filter(outcome => outcome === 'OK').length;
    const known = outcomes.every(outcome => outcome === 'OK' || outcome === 'TOO_MANY_EXPORTS');
    this.#say(known && granted === 5, `nine exports of one person at once: ${tally(outcomes)}`);
  }

  /** One customer orders nine times at three nodes at once; three orders may be unpaid. */
  async #hoard(): Promise<void> {
    const [admin] = this.#pair;
    const productId = await this.#stock(9);
    await admin.mutate(this.#address(0), 'updateSettings', { unconfirmedOrderLimit: 3 }, '');
    const shopper = await this.#register();
    await this.#untilEverywhere('user', shopper.userId);
    const outcomes = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        shopper.outcome(this.#address(index), 'placeOrder', {
          idempotencyKey: `hoard-${index}`,
          lines: [{ productId, quantity: 1 }],
        }),
      ),
    );
    const placed = outcomes.filter(outcome => outcome === 'OK').length;
    this.#say(
      placed === 3,
      `nine orders of one customer at once, of which three may be unpaid: ${tally(outcomes)}`,
    );
  }

  /** Everybody orders the same product at all nodes; there is enough of it. */
  async #sellHotProduct(): Promise<void> {
    const [admin] = this.#pair;
    const orders = this.#short ? 90 : 400;
    const stock = 1_000;
    const productId = await this.#stock(stock);
    // Nobody pays here, and that is another scenario.
    await admin.mutate(
      this.#address(0),
      'updateSettings',
      { unpaidOrderLimit: null, unconfirmedOrderLimit: null, unconfirmedUnitLimit: null },
      '',
    );
    const shoppers: ShopClient[] = [];
    for (let index = 0; index < 20; index++) shoppers.push(await this.#register());
    for (const { userId } of shoppers) await this.#untilEverywhere('user', userId);
    const start = performance.now();
    const outcomes: string[] = [];
    let next = 0;
    const buy = async () => {
      for (let index = next++; index < orders; index = next++)
        outcomes.push(
          await shoppers[index % shoppers.length]!.outcome(this.#address(index), 'placeOrder', {
            idempotencyKey: `hot-${index}`,
            lines: [{ productId, quantity: 1 }],
          }),
        );
    };
    await Promise.all(Array.from({ length: buyers }, buy));
    const seconds = (performance.now() - start) / 1_000;
    const [row] = await this.#query(
      `set statement wsrep_sync_wait = 1 for select stock_on_hand as level,
        (select sum(delta) from stock_movement where product_id = p.id) as moved,
        (select count(*) from order_line where product_id = p.id) as ordered from product as p where id = '${productId}'`,
    );
    const [level, moved, ordered] = [row!.level, row!.moved, row!.ordered].map(Number);
    const isExact = level === stock - orders && moved === level && ordered === orders;
    this.#say(
      outcomes.every(outcome => outcome === 'OK') && isExact,
      `${orders} orders of one product at three nodes, ${buyers} at a time, in ${seconds.toFixed(1)} s: ${tally(outcomes)}; stock ${level} of ${stock}, movements ${moved}, order lines ${ordered}`,
    );
  }

  /** The rollups are computed again at two nodes at once. */
  async #rebuildTwice(): Promise<void> {
    await this.#query(
      'update sales_order set placed_at = placed_at - interval (2 + conv(right(sha1(id), 2), 16, 10) % 40) day',
    );
    const [, ...urls] = this.#urls;
    const results: CliResult[] = [];
    for (let round = 0; round < (this.#short ? 1 : 3); round++)
      results.push(
        ...(await Promise.all(
          urls.map(DATABASE_URL => runCli(['rebuild-analytics'], { ...environment, DATABASE_URL })),
        )),
      );
    const [row] = await this.#query(
      `set statement wsrep_sync_wait = 1 for select
        (select sum(revenue_minor) from product_sales where grain = 'DAY') as products,
        (select sum(revenue_minor) from customer_sales) as customers,
        (select sum(l.total_minor) from order_line as l join sales_order as o on o.id = l.order_id where o.status != 'CANCELLED') as sold`,
    );
    const [products, customers, sold] = [row!.products, row!.customers, row!.sold].map(Number);
    this.#say(
      results.every(({ code }) => code === 0) && products === sold && customers === sold,
      `rebuild-analytics at two nodes at once: exit ${results.map(({ code }) => code).join(', ')}; revenue by product ${products}, by customer ${customers}, of the lines ${sold}`,
    );
    for (const { code, complaints } of results) if (code !== 0) this.#print(complaints.trim());
  }

  /** Makes the commits of all servers wait for common beats. */
  #meet(beatMs: number): void {
    for (const gate of this.#gates) gate.beatMs = beatMs;
  }

  get #pair(): [ShopClient, ShopClient] {
    return this.#admins!;
  }

  /** At one server after the other, since each lets an address register only so many accounts an hour. */
  async #register(): Promise<ShopClient> {
    const number = ++this.#number;
    return ShopClient.register(this.#address(number), `person${number}@example.com`, password);
  }

  async #makeAdmin(): Promise<ShopClient> {
    const email = `admin${++this.#number}@example.com`;
    const { code, complaints } = await runCli(
      ['create-admin', email],
      { ...environment, DATABASE_URL: this.#urls[0]! },
      password,
    );
    if (code !== 0) throw new Error(complaints);
    const admin = await ShopClient.signIn(this.#address(0), email, password);
    await this.#untilEverywhere('user', admin.userId);
    return admin;
  }

  /** A new product of which there are so many, known at all nodes. */
  async #stock(delta: number): Promise<string> {
    const [admin] = this.#pair;
    const { product } = await admin.mutate(
      this.#address(0),
      'createProduct',
      this.#newProduct(),
      'product { id }',
    );
    const adjustment = { idempotencyKey: product.id, productId: product.id, delta, reason: 'Delivery' };
    await admin.mutate(this.#address(0), 'adjustStock', adjustment, '');
    await this.#untilEverywhere('product', product.id);
    return product.id;
  }

  #newProduct() {
    const sku = `SKU-${++this.#number}`;
    return { sku, name: sku, price: '20.00' };
  }

  /** Waits until all nodes have a row, so that each can be asked about it. */
  async #untilEverywhere(table: string, id: string): Promise<void> {
    for (let node = 0; node < this.#urls.length; node++)
      await this.#query(
        `set statement wsrep_sync_wait = 1 for select id from \`${table}\` where id = '${id}'`,
        node,
      );
  }

  async #query(text: string, node = 0): Promise<mysql.RowDataPacket[]> {
    const connection = await mysql.createConnection(this.#urls[node]!);
    try {
      const [rows] = await connection.query<mysql.RowDataPacket[]>(text);
      return rows;
    } finally {
      await connection.end();
    }
  }

  #address(index: number): string {
    return this.#servers[index % this.#servers.length]!.address!;
  }

  #say(isHeld: boolean, line: string): void {
    this.#held &&= isHeld;
    this.#print(`${isHeld ? 'held' : 'BROKEN'}: ${line}`);
  }
}
