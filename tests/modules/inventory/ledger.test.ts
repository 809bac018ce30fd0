import { beforeEach, describe, expect, it } from 'vitest';
import { prepareModules } from '../../../src/app.ts';
import { createDemoStore } from '../../../src/demo.ts';
import { moveStock } from '../../../src/modules/inventory/move-stock.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { startTestApp, useApp } from '../../kit/app.ts';
import { csvOf } from '../../kit/csv.ts';
import { isMariaDb } from '../../kit/database.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { adjust, stockedProduct } from '../../kit/factories/stock.ts';
import { importCsv } from '../../kit/import.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { deltasOf, onHandOf } from '../../kit/stock.ts';

const app = useApp();

const header =
  'sku,name,description,categoryCode,supplierCode,price,stockOnHand,lowStockThreshold,discontinued,specs';

/** Imports products with these levels, by SKU. */
async function importLevels(levels: Record<string, number>, options: { setStock?: boolean } = {}) {
  const lines = Object.entries(levels).map(
    ([sku, level]) => `${sku},Product ${sku},,,,1.00,${level},,false,`,
  );
  const { files } = await importCsv(app(), { 'products.csv': csvOf(header, lines) }, options);
  return files[0]!.changes;
}
const idOf = async (sku: string): Promise<string> =>
  (await app().ask('guest', `{ productBySku(sku: "${sku}") { id } }`)).productBySku.id;

let round = 0;
let sku: (name: string) => string;
beforeEach(() => {
  round++;
  sku = name => `L${round}-${name}`;
});

describe('an import of products', () => {
  it('writes the difference that it makes, and nothing where it makes none', async () => {
    const levels = { [sku('A')]: 7, [sku('B')]: 0 };
    expect(await importLevels(levels)).toEqual({ created: 2, updated: 0, unchanged: 0 });
    const [a, b] = [await idOf(sku('A')), await idOf(sku('B'))];
    expect(await deltasOf(app(), a)).toEqual([['IMPORT', 7]]);
    expect(await deltasOf(app(), b)).toEqual([]);
    expect(await importLevels(levels)).toEqual({ created: 0, updated: 0, unchanged: 2 });
    expect(await deltasOf(app(), a)).toEqual([['IMPORT', 7]]);

    await adjust(app(), { productId: a, delta: -5 });
    expect(await importLevels(levels)).toEqual({ created: 0, updated: 0, unchanged: 2 });
    expect(await onHandOf(app(), a)).toBe(2);
    const counted = { ...levels, [sku('A')]: 3, [sku('B')]: 4 };
    expect(await importLevels(counted, { setStock: true })).toEqual({
      created: 0,
      updated: 2,
      unchanged: 0,
    });
    expect(await deltasOf(app(), a)).toEqual([
      ['IMPORT', 1],
      ['ADJUSTMENT', -5],
      ['IMPORT', 7],
    ]);
    expect(await deltasOf(app(), b)).toEqual([['IMPORT', 4]]);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('restores a deleted product and continues from its level', async () => {
    const { id } = await stockedProduct(app(), 6, { sku: sku('C') });
    await app().mutate('deleteProduct', { productId: id }, 'deletedProductId');
    await importLevels({ [sku('c')]: 2 });
    expect(await onHandOf(app(), id)).toBe(6);
    await app().mutate('deleteProduct', { productId: id }, 'deletedProductId');
    await importLevels({ [sku('c')]: 2 }, { setStock: true });
    expect(await deltasOf(app(), id)).toEqual([
      ['IMPORT', -4],
      ['ADJUSTMENT', 6],
    ]);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('writes all of it for more rows than a batch holds, or nothing', async () => {
    const many = Object.fromEntries(Array.from({ length: 450 }, (_, index) => [sku(`M${index}`), index + 1]));
    const failed = importLevels({ ...many, [sku('bad')]: -1 });
    await expect(failed).rejects.toThrow('Nothing was imported.');
    expect(await ledgerProblems(app())).toEqual([]);
    await importLevels(many);
    expect(await deltasOf(app(), await idOf(sku('M449')))).toEqual([['IMPORT', 450]]);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('loses no sale that happens at the same time', async () => {
    const products = await Promise.all(
      Array.from({ length: 20 }, (_, index) => stockedProduct(app(), 50, { sku: sku(`S${index}`) })),
    );
    const sales = products.flatMap(({ id }) =>
      Array.from({ length: 3 }, () => adjust(app(), { productId: id, delta: -1 })),
    );
    const levels = Object.fromEntries(products.map((_, index) => [sku(`S${index}`), 50]));
    const [answers] = await Promise.all([Promise.all(sales), importLevels(levels, { setStock: true })]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await ledgerProblems(app())).toEqual([]);
    for (const { id } of products) {
      expect((await deltasOf(app(), id)).filter(([, delta]) => delta === -1)).toHaveLength(3);
      expect(await onHandOf(app(), id)).toBeGreaterThanOrEqual(47);
    }
  });
});

describe('the demo store', () => {
  it('has an initial movement for each product in stock', async () => {
    const demo = await startTestApp();
    try {
      expect(await createDemoStore(demo.app)).toBe(true);
      expect(await ledgerProblems(demo)).toEqual([]);
      const { stockMovements, products } = await demo.ask(
        'staff',
        '{ stockMovements(filter: { reason: INITIAL }) { totalCount nodes { reason actor { id } } } products { totalCount } }',
      );
      expect(stockMovements.totalCount).toBeGreaterThan(30);
      expect(stockMovements.totalCount).toBeLessThanOrEqual(products.totalCount);
      expect(stockMovements.nodes[0]).toEqual({ reason: 'INITIAL', actor: null });
    } finally {
      await demo.app.stop();
      await demo.app.database.close();
    }
  });
});

describe('a database that is older than the ledger', () => {
  const setWithoutMovement = async (id: string, onHand: number) => {
    await app().app.database.run({
      text: 'update product set stock_on_hand = ? where id = ?',
      values: [onHand, id],
    });
  };

  it('gets its initial movements once, however many processes start', async () => {
    const [old, empty, kept] = [
      await makeProduct(app()),
      await makeProduct(app()),
      await stockedProduct(app(), 3),
    ];
    await setWithoutMovement(old.id, 9);
    expect(await ledgerProblems(app())).toEqual([`${old.sku} has 9 units, but its movements come to 0.`]);
    // The embedded database has only one connection, but its transactions take turns.
    await Promise.all(Array.from({ length: isMariaDb() ? 5 : 2 }, () => prepareModules(app().app)));
    expect(await deltasOf(app(), old.id)).toEqual([['INITIAL', 9]]);
    expect(await deltasOf(app(), empty.id)).toEqual([]);
    expect(await deltasOf(app(), kept.id)).toEqual([['ADJUSTMENT', 3]]);
    await prepareModules(app().app);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('gets initial movements for many products', async () => {
    await importLevels(
      Object.fromEntries(Array.from({ length: 1_100 }, (_, index) => [sku(`P${index}`), 2])),
    );
    const { database } = app().app;
    await database.run({ text: "delete from stock_movement where reason = 'IMPORT'", values: [] });
    await database.run({
      text: 'update product set stock_on_hand = 0 where id in (select product_id from stock_movement)',
      values: [],
    });
    await database.run({ text: 'delete from stock_movement', values: [] });
    await prepareModules(app().app);
    expect(await ledgerProblems(app())).toEqual([]);
  });
});

describe('moveStock', () => {
  it('adds up the moves of a product, and does nothing when they cancel out', async () => {
    const { id } = await stockedProduct(app(), 2);
    const why = { reason: 'SALE', reference: 'order_x' } as const;
    const move = (...deltas: number[]) =>
      inTransaction(app().context(), ctx =>
        moveStock(
          ctx,
          deltas.map(delta => ({ productId: id, delta })),
          why,
        ),
      );
    await move(-1, -1);
    await move(-3, 3);
    expect(await deltasOf(app(), id)).toEqual([
      ['SALE', -2],
      ['ADJUSTMENT', 2],
    ]);
    await expect(move(1, -2)).rejects.toThrow(/None of .* are left, and this takes 1\./);
    expect(await ledgerProblems(app())).toEqual([]);
  });
});
