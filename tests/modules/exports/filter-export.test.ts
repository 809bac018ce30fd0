import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { sql } from '../../../src/platform/database/sql.ts';
import { exportRegistry } from '../../../src/platform/files/export-registry.ts';
import { apiSchema } from '../../../src/platform/graphql/api-schema.ts';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { type MadeOrder, makeOrder } from '../../kit/factories/order.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { readCsv, readXlsx } from '../../kit/files/read-back.ts';
import { begin, create, exportOf, fileOf, made, open, replaced, write } from './support.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

const app = useApp();
let manager: TestActor;
let anna: Shopper;
let bert: Shopper;
const orders: Record<string, MadeOrder> = {};

beforeAll(async () => {
  manager = await app().actors.find('manager');
  anna = await makeShopper(app(), { name: 'Anna Amber' });
  bert = await makeShopper(app(), { name: 'Bert Beech' });
  const many = async () => [{ productId: await stockedProductId(app()), quantity: 4 }];
  orders.annaOpen = await makeOrder(app(), anna);
  orders.annaPaid = await makeOrder(app(), anna, 'PAID', await many());
  app().clock.advance(24 * 3_600_000);
  anna = await makeShopper(app(), { name: 'Anna Again' });
  orders.againShipped = await makeOrder(app(), anna, 'SHIPPED');
  bert = await makeShopper(app(), { name: 'Bert Birch' });
  orders.bertPaid = await makeOrder(app(), bert, 'PAID');
  await app().work();
});

beforeEach(async () => {
  manager = await app().actors.find('manager');
});

const numbered = (...names: string[]) => names.map(name => orders[name]!.number);

async function numbersOf(input: object): Promise<string[]> {
  const file = await fileOf(app(), manager, { report: 'ORDERS', format: 'CSV', ...input });
  return readCsv(file)
    .slice(1)
    .map(row => row[0]!);
}

/** What the list itself says. */
async function listed(filter: object, sort?: object): Promise<string[]> {
  const text =
    'query ($filter: OrderFilter, $sort: OrderSort) { orders(first: 100, filter: $filter, sort: $sort) { nodes { number } } }';
  const { orders } = await as(app(), manager).ask(text, { filter, sort });
  return orders.nodes.map(({ number }: { number: string }) => number);
}

describe('the export of a list', () => {
  it.each([
    [{ status: ['PAID'] }, ['annaPaid', 'bertPaid']],
    [{ status: ['PAID', 'SHIPPED'] }, ['annaPaid', 'againShipped', 'bertPaid']],
    [{ status: [] }, []],
    [{ search: 'Anna' }, ['annaOpen', 'annaPaid', 'againShipped']],
    [{ search: 'Anna', status: ['PAID'] }, ['annaPaid']],
    [{ total: { min: '43.60' } }, ['annaPaid']],
    [{ placedOn: { preset: 'TODAY' } }, ['againShipped', 'bertPaid']],
    [{ placedOn: { from: '2026-03-01', to: '2026-03-01' } }, ['annaOpen', 'annaPaid']],
    [{ placedAt: { from: '2026-03-02T00:00:00Z' } }, ['againShipped', 'bertPaid']],
  ])('holds exactly the orders that its filter finds: %j', async (filter, names) => {
    const found = await numbersOf({ filter: { orders: filter } });
    expect(found).toEqual(numbered(...names));
    expect(found.toSorted()).toEqual((await listed(filter)).toSorted());
  });

  it.each([
    [{ field: 'PLACED_AT', direction: 'DESC' }],
    [{ field: 'TOTAL', direction: 'ASC' }],
    [{ field: 'NUMBER', direction: 'DESC' }],
    [{ field: 'UPDATED_AT', direction: 'ASC' }],
  ])('is in the order of the list: %j', async sort => {
    const filter = { status: ['PAID', 'SHIPPED'] };
    expect(await numbersOf({ filter: { orders: filter }, sort: { orders: sort } })).toEqual(
      await listed(filter, sort),
    );
  });

  it('narrows a range of days further', async () => {
    const range = { from: '2026-03-01', to: '2026-03-01' };
    expect(await numbersOf({ range, filter: { orders: { status: ['PAID'] } } })).toEqual(
      numbered('annaPaid'),
    );
  });

  it('of order lines takes the filter of orders', async () => {
    const filter = { orders: { status: ['PAID'] } };
    const cells = readCsv(await fileOf(app(), manager, { report: 'ORDER_LINES', format: 'CSV', filter }));
    expect(cells.slice(1).map(row => row[0])).toEqual(numbered('annaPaid', 'bertPaid'));
  });

  it('works for products that a search finds, in the order of the list', async () => {
    for (const [sku, name] of [
      ['ZIR-1', 'Zirconium lamp'],
      ['ZIR-2', 'Zirconium cable'],
    ])
      await makeProduct(app(), { sku, name });
    const sku = async (sort?: object) =>
      readCsv(
        await fileOf(app(), manager, {
          report: 'PRODUCTS',
          format: 'CSV',
          filter: { products: { search: 'zirconium' } },
          ...(sort && { sort: { products: sort } }),
        }),
      )
        .slice(1)
        .map(row => row[0]);
    expect(await sku()).toEqual(['ZIR-1', 'ZIR-2']);
    expect(await sku({ field: 'NAME', direction: 'ASC' })).toEqual(['ZIR-2', 'ZIR-1']);
    expect(await sku({ field: 'RELEVANCE' })).toEqual(['ZIR-2', 'ZIR-1']);
  });

  it('finds deleted ones where the list does', async () => {
    const { customer } = await app().mutate('createCustomer', { name: 'Gone Gordon' }, 'customer { id }');
    await app().mutate('deleteCustomer', { customerId: customer.id }, 'deletedCustomerId');
    const names = async (filter?: object) =>
      readCsv(
        await fileOf(app(), manager, {
          report: 'CUSTOMERS',
          format: 'CSV',
          ...(filter && { filter: { customers: filter } }),
        }),
      )
        .slice(1)
        .map(row => row[1]);
    expect(await names({ deleted: true })).toEqual(['Gone Gordon']);
    expect(await names()).not.toContain('Gone Gordon');
  });

  it('tells in the file what it was filtered by', async () => {
    const filter = { orders: { status: ['PAID', 'SHIPPED'], total: { min: '1' } } };
    const { fileName, url } = await made(app(), manager, { report: 'ORDERS', format: 'XLSX', filter });
    expect(fileName).toBe('orders-filtered-2026-03-02.xlsx');
    const about = await readXlsx((await open(app(), url)).rawPayload, 2);
    expect(about.flat()).toContain('All time · status: PAID, SHIPPED; total: min 1');
  });
});

describe('the filter of an export', () => {
  const shown = async (id: string) => {
    const text = 'query ($id: ID!) { export(id: $id) { filter sort } }';
    return (await as(app(), manager).ask(text, { id })).export;
  };

  it('is shown as createExport takes it, with the days that named days were', async () => {
    const placedAt = { from: '2026-03-01T10:30:00.000Z' };
    const filter = {
      orders: { status: ['PAID'], search: null, placedOn: { preset: 'YESTERDAY' }, placedAt },
    };
    const { id } = await begin(app(), manager, { report: 'ORDERS', format: 'CSV', filter });
    const stored = {
      orders: { status: ['PAID'], placedOn: { from: '2026-03-01', to: '2026-03-01' }, placedAt },
    };
    expect(await shown(id)).toEqual({ filter: stored, sort: null });
    const again = { report: 'ORDERS', format: 'CSV', filter: stored, sort: { orders: { field: 'TOTAL' } } };
    const { id: secondId } = await begin(app(), manager, again);
    expect(await shown(secondId)).toEqual({
      filter: stored,
      sort: { orders: { field: 'TOTAL', direction: 'DESC' } },
    });
    const { id: wholeId } = await begin(app(), manager, { report: 'ORDERS', format: 'CSV' });
    expect(await shown(wholeId)).toEqual({ filter: null, sort: null });
    await app().work();
  });

  it('means the days of the request, also when the file is made the day after', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const filter = { orders: { placedOn: { preset: 'TODAY' } } };
    const { id } = await begin(app(), person, { report: 'ORDERS', format: 'CSV', filter });
    app().clock.advance(24 * 3_600_000);
    onTestFinished(() => app().clock.advance(-24 * 3_600_000));
    await app().work();
    const { rowCount } = await exportOf(app(), await app().actors.signIn(person.userId), id);
    expect(rowCount).toBe(2);
  });

  it('is the same in every attempt', async () => {
    const filter = { orders: { status: ['PAID'] } };
    const { id } = await begin(app(), manager, { report: 'ORDERS', format: 'CSV', filter });
    // As a process leaves it that died in the middle.
    await write(
      app(),
      sql`update export_file set status = 'RUNNING', run_token = 'dead', attempts = 1 where id = ${id}`,
    );
    await app().work();
    expect(await exportOf(app(), manager, id)).toMatchObject({ status: 'READY', rowCount: 2 });
  });

  it('is in the audit log without the text that was searched for', async () => {
    const filter = { orders: { status: ['PAID'], search: 'Anna' } };
    const { id } = await begin(app(), manager, { report: 'ORDERS', format: 'CSV', filter });
    await app().work();
    const [entry] = await auditOf(app(), id);
    expect(JSON.stringify(entry)).not.toContain('Anna');
    expect(entry).toMatchObject({ facts: { filter: { status: ['PAID'], isSearched: true } } });
  });

  it.each([
    [
      { report: 'PRODUCTS', filter: { orders: {} } },
      ['filter', 'orders'],
      /"orders" fits ORDERS and ORDER_LINES/,
    ],
    [
      { report: 'ORDERS', filter: { orders: {}, customers: { city: 'Köln' } } },
      ['filter', 'customers'],
      /fits CUSTOMERS only, but the report is ORDERS/,
    ],
    [{ report: 'PRODUCTS', sort: { orders: { field: 'TOTAL' } } }, ['sort', 'orders'], /fits ORDERS/],
    [{ report: 'INVENTORY_VALUATION', filter: { products: {} } }, ['filter'], /applies to lists only/],
    [
      { report: 'ORDERS', filter: { orders: { total: { min: '1.234' } } } },
      ['filter', 'orders', 'total', 'min'],
      /has 3 decimals/,
    ],
    [
      { report: 'ORDERS', filter: { orders: { placedOn: { from: '2026-03-02', to: '2026-03-01' } } } },
      ['filter', 'orders', 'placedOn', 'to'],
      /2026-03-02 or later/,
    ],
    [
      { report: 'ORDERS', filter: { orders: { customerId: 'order_01h455vb4pex5vsknk084sn02q' } } },
      ['filter', 'orders', 'customerId'],
      /must be the id of a customer/,
    ],
    [
      { report: 'PRODUCTS', sort: { products: { field: 'RELEVANCE' } } },
      ['sort', 'products', 'field'],
      /needs "filter.search"/,
    ],
  ])('is refused when it does not fit: %j', async (input, path, message) => {
    const { export: none, userErrors } = await create(app(), manager, { format: 'CSV', ...input });
    expect(none).toBeNull();
    expect(userErrors).toEqual([{ code: 'INVALID_INPUT', path, message: expect.stringMatching(message) }]);
  });

  it('that this version does not understand makes no file, since it would show more', async () => {
    const filter = { orders: { status: ['PAID'] } };
    const { id } = await begin(app(), manager, { report: 'ORDERS', format: 'CSV', filter });
    const unknown = JSON.stringify({ orders: { status: ['PAID'], onTheMoon: true } });
    await write(app(), sql`update export_file set filter = ${unknown} where id = ${id}`);
    await app().work();
    expect(await exportOf(app(), manager, id)).toMatchObject({
      status: 'FAILED',
      url: null,
      failureMessage: expect.stringContaining('does not understand its filter'),
    });
  });
});

/** As if a report itself needed less than a condition of its filter. */
function needsNothing(report: string): void {
  const found = app().app.services.get(exportRegistry).find(report)!;
  onTestFinished(replaced(app(), { ...found, permissions: [] }));
}

describe('whoever exports a list', () => {
  it('needs what the list needs: a customer exports nothing, a clerk no deleted suppliers', async () => {
    const document =
      'mutation ($input: CreateExportInput!) { createExport(input: $input) { export { id } userErrors { code } } }';
    const own = { report: 'ORDERS', format: 'CSV', filter: { orders: { customerId: anna.customerId } } };
    expect((await app().sendWith(anna.headers, document, { input: own })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    const deleted = { report: 'SUPPLIERS', format: 'CSV', filter: { suppliers: { deleted: true } } };
    const refusal = async () =>
      (await app().send('staff', document, { input: deleted })).errors?.[0]?.extensions;
    const needed = { code: 'FORBIDDEN', permission: 'SUPPLIERS_MANAGE' };
    expect(await refusal()).toMatchObject(needed);
    needsNothing('SUPPLIERS');
    // The condition needs it by itself, as in the list.
    expect(await refusal()).toMatchObject(needed);
  });

  it('gets no file when they have lost the permission meanwhile', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const filter = { orders: { status: ['PAID'] } };
    const { id } = await begin(app(), person, { report: 'ORDERS', format: 'CSV', filter });
    await write(app(), sql`delete from user_role where user_id = ${person.userId}`);
    await app().work();
    expect(await exportOf(app(), person, id)).toMatchObject({
      status: 'FAILED',
      failureMessage: expect.stringContaining('ORDERS_VIEW'),
    });
  });

  it('gets no file when a condition needs a permission that they have lost', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const filter = { products: { deleted: true } };
    const { id } = await begin(app(), person, { report: 'PRODUCTS', format: 'CSV', filter });
    needsNothing('PRODUCTS');
    await write(app(), sql`delete from user_role where user_id = ${person.userId}`);
    await app().work();
    expect(await exportOf(app(), person, id)).toMatchObject({
      status: 'FAILED',
      failureMessage: expect.stringContaining('CATALOG_MANAGE'),
    });
  });
});

describe('the erasure of a person', () => {
  it('deletes every export that searched for a text, since that may be their name', async () => {
    const other = await app().actors.make({ roles: ['MANAGER'] });
    const leaving = await app().actors.make();
    const searched = { report: 'ORDERS', format: 'CSV', filter: { orders: { search: 'Anna' } } };
    const done = await made(app(), other, searched);
    const kept = await made(app(), other, { ...searched, filter: { orders: { status: ['PAID'] } } });
    await app().ask(
      'admin',
      'mutation ($id: ID!) { deleteUser(input: { userId: $id, anonymize: true }) { userErrors { code } } }',
      { id: leaving.userId },
    );
    await app().work();
    expect(await exportOf(app(), other, done.id)).toBeNull();
    expect(await exportOf(app(), other, kept.id)).toMatchObject({ status: 'EXPIRED' });
    const rows: Data[] = await app().app.database.run({
      text: "select id from export_file where filter like '%Anna%'",
      values: [],
    });
    expect(rows).toEqual([]);
  });
});

describe('the audit log as a file', () => {
  it('shows amounts as decimal numbers, as the API does', async () => {
    const { id } = await makeProduct(app(), { price: '1299.50' });
    const filter = { auditLog: { targetId: id } };
    const cells = readCsv(await fileOf(app(), manager, { report: 'AUDIT_LOG', format: 'CSV', filter }));
    expect(cells.slice(1)).toHaveLength(1);
    const changes = JSON.parse(cells[1]![cells[0]!.indexOf('Changes')]!);
    expect(changes.price).toEqual({ after: '1299.50' });
    expect(JSON.stringify(changes)).not.toContain('Minor');
  });
});

it('each list that an export shows has its filter and its sort, and no other list has', () => {
  const { services } = app().app;
  const registry = services.get(exportRegistry);
  const lists = new Set(registry.reports.flatMap(report => registry.find(report)!.list ?? []));
  for (const name of ['ExportFilterInput', 'ExportSortInput']) {
    const type = services.get(apiSchema).getType(name) as Data;
    expect(new Set(Object.keys(type.getFields()))).toEqual(lists);
  }
});
