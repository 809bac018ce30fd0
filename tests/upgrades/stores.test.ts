import { existsSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type App, buildApp, prepareModules } from '../../src/app.ts';
import { entities } from '../../src/manifests.ts';
import { migrations } from '../../src/migrations/index.ts';
import { demoPassword } from '../../src/modules/accounts/passwords/demo-password.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { migrate, pendingMigrations, schemaDrift } from '../../src/platform/database/migrate.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { systemClock } from '../../src/platform/lib/clock.ts';
import type { Answer } from '../kit/answer.ts';
import { databaseAt, newMigratedDatabaseUrl } from '../kit/database.ts';
import { newMailFolder, testEnvironment } from '../kit/settings.ts';
import { sqliteTables } from '../kit/sqlite-tables.ts';
import { type OldStore, oldMariaDb, oldSqliteFile, oldStore, oldVersions, rowsNow } from '../kit/stores.ts';

const engine = inject('database');
const open = (url: string) => openDatabase(databaseAt(url), systemClock, entities, migrations);

async function rowsOf(database: Database, tables: readonly string[]): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const table of tables) {
    const [found] = await database.run<{ total: number }>({
      // Sums by year were added to those that were there.
      text: `select count(*) as total from \`${table}\`${table === 'product_sales' ? " where grain <> 'YEAR'" : ''}`,
      values: [],
    });
    rows[table] = Number(found!.total);
  }
  return rows;
}

describe.each(oldVersions)('a store of version %s', version => {
  let store: OldStore;
  let url: string;
  let database: Database;
  let ran: readonly string[];

  beforeAll(async () => {
    store = oldStore(version, engine);
    url = engine === 'sqlite' ? `sqlite:${oldSqliteFile(version)}` : await oldMariaDb(version);
    database = await open(url);
    ran = database.upgrade?.ran ?? (await migrate(database, migrations));
  });

  afterAll(() => database?.close());

  it('has all rows after the upgrade', async () => {
    expect(Object.keys(store.rows).length).toBeGreaterThan(30);
    const rows = rowsNow(store.rows);
    expect(await rowsOf(database, Object.keys(rows))).toEqual(rows);
  });

  it('needs nothing more, and has the tables of a new store', async () => {
    expect(await pendingMigrations(database, migrations)).toBe(0);
    const created = await open(await newMigratedDatabaseUrl());
    expect(await schemaDrift(database)).toBe(await schemaDrift(created));
    if (engine === 'sqlite') expect(await sqliteTables(database)).toEqual(await sqliteTables(created));
    await created.close();
  });

  it('is kept beside the file as it was, for its owner alone', async () => {
    const copy = database.upgrade?.copy;
    if (engine !== 'sqlite' || ran.length === 0) return expect(copy).toBeUndefined();
    expect(copy).toBe(`${url.slice('sqlite:'.length)}.before-${ran[0]}`);
    expect(existsSync(copy!) && statSync(copy!).mode & 0o777).toBe(0o600);
    const before = await openDatabase(databaseAt(`sqlite:${copy}`), systemClock, entities);
    expect(await rowsOf(before, Object.keys(store.rows))).toEqual(store.rows);
    await before.close();
  });

  it('has the sums by year and by category of those that were there', async () => {
    const sums = async (table: string, period: string, id: string, condition: string) => {
      const rows = await database.run<Record<string, unknown>>({
        text: `select ${period} as period, ${id} as id, channel, currency_code as currency, sum(quantity) as quantity, sum(revenue_minor) as revenue
          from ${table} group by ${period}, ${id}, channel, currency_code, grain having ${condition} order by 1, 2, 3, 4`,
        values: [],
      });
      return rows.map(row => ({ ...row, quantity: Number(row.quantity), revenue: Number(row.revenue) }));
    };
    const category =
      "(select coalesce(p.category_id, '') from product as p where p.id = product_sales.product_id)";
    for (const [grain, period] of [
      ['YEAR', "concat(substr(period, 1, 4), '-01-01')"],
      ['MONTH', "concat(substr(period, 1, 7), '-01')"],
      ['DAY', 'period'],
    ] as const) {
      const ofProducts = await sums('product_sales', 'period', 'product_id', `grain = '${grain}'`);
      expect(ofProducts).toEqual(await sums('product_sales', period, 'product_id', "grain = 'DAY'"));
      const ofCategories = await sums('category_sales', 'period', 'category_id', `grain = '${grain}'`);
      expect(ofCategories).toEqual(await sums('product_sales', period, category, "grain = 'DAY'"));
    }
  });

  it('counts what was given back in its reports, also before there were any', async () => {
    const [row] = await database.run<{ order: string; lines: string }>({
      text: `select (select sum(refunded_net_minor) from sales_order) as \`order\`,
        (select sum(refunded_minor) from order_line) as \`lines\``,
      values: [],
    });
    expect(Number(row!.order)).toBeGreaterThan(0);
    expect(Number(row!.lines)).toBe(Number(row!.order));
  });

  describe('served by this version', () => {
    let app: App;
    const ask = async (query: string, variables: object, token?: string): Promise<Answer['data']> => {
      const response = await app.http.inject({
        method: 'POST',
        url: '/graphql',
        headers: token ? { authorization: `Bearer ${token}` } : {},
        payload: { query, variables },
      });
      const { data, errors } = response.json();
      expect(errors).toBeUndefined();
      return data;
    };

    beforeAll(async () => {
      const config = { ...readConfig(testEnvironment), databaseUrl: url, mailFolder: newMailFolder() };
      app = await buildApp(config, { database });
      await prepareModules(app);
    });

    afterAll(() => app?.stop());

    it('lets its people sign in, and shows them their order and rental', async () => {
      const { signIn } = await ask(
        'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }',
        { input: { email: 'customer@tradepost.example', password: demoPassword } },
      );
      const data = await ask(
        `query ($order: ID!, $rental: ID!) {
          products { totalCount }
          order(id: $order) { number total { amount } status }
          rental(id: $rental) { number status }
        }`,
        { order: store.order.id, rental: store.rental.id },
        signIn.session.accessToken,
      );
      expect(data).toEqual({
        products: { totalCount: store.rows.product },
        order: { number: store.order.number, total: { amount: store.order.total }, status: 'SHIPPED' },
        rental: { number: store.rental.number, status: 'ACTIVE' },
      });
    });

    it('finds its products by their text', async () => {
      const { search } = await ask('{ search: products(first: 1) { nodes { name sku } } }', {});
      const [word] = search.nodes[0].name.split(' ');
      const { products } = await ask(
        'query ($word: String!) { products(first: 50, filter: { search: $word }) { nodes { sku } } }',
        { word },
      );
      expect(products.nodes).toContainEqual({ sku: search.nodes[0].sku });
    });
  });
});
