import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { runBulk } from '../../../src/platform/bulk/run-bulk.ts';
import { useApp } from '../../kit/app.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { newKey } from '../../kit/new-key.ts';

const app = useApp();

const fields =
  'results { id product { price { amount } status } userErrors { __typename code message path } }';
const update = (changes: object[], more: object = {}, actor = 'manager') =>
  app().mutate('updateProducts', { idempotencyKey: newKey(), changes, ...more }, fields, actor);
const some = (count: number) =>
  Promise.all(Array.from({ length: count }, () => makeProduct(app(), { price: '10.00' })));
const priceOf = async (id: string) =>
  (await app().ask('guest', `{ product(id: "${id}") { price { amount } } }`)).product.price.amount;

describe('updateProducts', () => {
  it('answers each change on its own, and points at the mistakes', async () => {
    const [a, b, c] = await some(3);
    const { results, userErrors } = await update([
      { id: a!.id, price: '11.00' },
      { id: b!.id, price: '1.234' },
      { id: c!.id, price: '12.00', version: 99 },
      { id: 'product_01h455vb4pex5vsknk084sn02q', status: 'ARCHIVED' },
    ]);
    expect(userErrors).toEqual([]);
    expect(results[0]).toEqual({
      id: a!.id,
      product: { price: { amount: '11.00' }, status: 'ACTIVE' },
      userErrors: [],
    });
    expect(results.slice(1)).toMatchObject([
      { id: b!.id, product: null, userErrors: [{ code: 'INVALID_INPUT', path: ['changes', '1', 'price'] }] },
      { userErrors: [{ __typename: 'VersionConflictError', path: ['changes', '2', 'version'] }] },
      { userErrors: [{ code: 'NOT_FOUND', path: ['changes', '3', 'id'] }] },
    ]);
    expect(await priceOf(c!.id)).toBe('10.00');
  });

  it('changes all or nothing when asked to, and lets every entry say why', async () => {
    const [a, b, c] = await some(3);
    const bad = [
      { id: a!.id, price: '11.00' },
      { id: b!.id, price: '1.234' },
      { id: c!.id, price: '12.00', version: 99 },
    ];
    const { results } = await update(bad, { atomic: true });
    expect(
      results.map((one: { userErrors: { code: string }[] }) => one.userErrors.map(error => error.code)),
    ).toEqual([['BULK_ABORTED'], ['INVALID_INPUT'], ['VERSION_CONFLICT']]);
    expect(await priceOf(a!.id)).toBe('10.00');
    const good = await update(
      [
        { id: a!.id, price: '11.00' },
        { id: b!.id, price: '12.00' },
      ],
      { atomic: true },
    );
    expect(good.results).toMatchObject([{ userErrors: [] }, { userErrors: [] }]);
    expect(await priceOf(b!.id)).toBe('12.00');
  });

  it.each([true, false])('gives the first answer again, atomic %s', async atomic => {
    const [a, b] = await some(2);
    const idempotencyKey = newKey();
    const changes = [
      { id: a!.id, price: '11.00' },
      { id: b!.id, price: '12.00', version: 99 },
    ];
    const first = await update(changes, { idempotencyKey, atomic });
    await update([{ id: a!.id, price: '20.00' }]);
    // By now the version fits, but the answer stays.
    await app().sql('update product set version = 99 where id = ?', [b!.id]);
    const second = await update(changes, { idempotencyKey, atomic });
    const errorsOf = ({ results }: typeof first) =>
      results.map((one: { userErrors: object }) => one.userErrors);
    expect(errorsOf(second)).toEqual(errorsOf(first));
    expect([await priceOf(a!.id), await priceOf(b!.id)]).toEqual(['20.00', '10.00']);
    const { userErrors } = await update(changes.slice(0, 1), { idempotencyKey, atomic });
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }]);
  });

  it('happens once, however many send it at the same time', async () => {
    const products = await some(8);
    const idempotencyKey = newKey();
    const changes = products.map(({ id, version }) => ({ id, price: '15.00', version }));
    const answers = await Promise.all([1, 2, 3].map(() => update(changes, { idempotencyKey })));
    for (const { results } of answers) for (const { userErrors } of results) expect(userErrors).toEqual([]);
    const rows = await app().sql<{ version: number }>('select version from product where price_minor = 1500');
    expect(rows.map(row => Number(row.version))).toEqual(products.map(({ version }) => version + 1));
  });

  it('of opposite order do not block each other', async () => {
    const products = await some(6);
    const changes = products.map(({ id }) => ({ id, price: '16.00' }));
    const answers = await Promise.all([
      update(changes, { atomic: true }),
      update(changes.toReversed(), { atomic: true }),
    ]);
    for (const { results } of answers) for (const { userErrors } of results) expect(userErrors).toEqual([]);
  });

  it.each([
    ['nothing', 0],
    ['too many', 201],
  ])('refuses %s', async (_what, count) => {
    const { id } = await makeProduct(app());
    const { results, userErrors } = await update(
      Array.from({ length: count }, () => ({ id, name: 'Other' })),
    );
    expect(results).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['changes'] }]);
  });

  it('points at each malformed change, and does the others', async () => {
    const [a, b, c] = await some(3);
    const { results, userErrors } = await update([
      { id: a!.id, name: '', sku: 'x'.repeat(65) },
      { id: b!.id, price: '11.00' },
      { id: 'order_01h455vb4pex5vsknk084sn02q', price: '12.00' },
      { id: c!.id, price: '13.00' },
    ]);
    expect(userErrors).toEqual([]);
    expect(results).toMatchObject([
      {
        id: a!.id,
        product: null,
        userErrors: [
          { __typename: 'ValidationError', code: 'INVALID_INPUT', path: ['changes', '0', 'sku'] },
          { __typename: 'ValidationError', code: 'INVALID_INPUT', path: ['changes', '0', 'name'] },
        ],
      },
      { userErrors: [] },
      { product: null, userErrors: [{ path: ['changes', '2', 'id'] }] },
      { userErrors: [] },
    ]);
    expect([await priceOf(a!.id), await priceOf(b!.id), await priceOf(c!.id)]).toEqual([
      '10.00',
      '11.00',
      '13.00',
    ]);
  });

  it('does nothing because of a malformed change when it is all or nothing, and takes the key again', async () => {
    const [a, b] = await some(2);
    const request = { idempotencyKey: newKey(), atomic: true };
    const changes = (name: string) => [
      { id: a!.id, price: '11.00' },
      { id: b!.id, name, version: 99 },
    ];
    const { results } = await update(changes(' '), request);
    expect(results).toMatchObject([
      { userErrors: [{ code: 'BULK_ABORTED', path: ['changes', '0', 'id'] }] },
      { userErrors: [{ code: 'INVALID_INPUT', path: ['changes', '1', 'name'] }] },
    ]);
    expect(await priceOf(a!.id)).toBe('10.00');
    // Corrected, it is another request with the same key, of which nothing was done.
    expect((await update(changes('Better'), request)).results).toMatchObject([
      { userErrors: [{ code: 'BULK_ABORTED' }] },
      { userErrors: [{ code: 'VERSION_CONFLICT' }] },
    ]);
  });

  it('refuses the same product twice', async () => {
    const { id } = await makeProduct(app());
    expect(
      (
        await update([
          { id, name: 'A' },
          { id, name: 'B' },
        ])
      ).userErrors,
    ).toMatchObject([{ path: ['changes', '1', 'id'] }]);
  });

  it('is for those who manage the catalog', async () => {
    const query = `mutation { updateProducts(input: { idempotencyKey: "k", changes: [] }) { userErrors { code } } }`;
    expect(codeOf(await app().send('guest', query))).toBe('UNAUTHENTICATED');
    expect(codeOf(await app().send('customer', query))).toBe('FORBIDDEN');
  });
});

describe('a bulk mutation that is interrupted', () => {
  it('continues where it stopped when it is sent again', async () => {
    const products = await some(4);
    const idempotencyKey = newKey();
    const counted = new Map<string, number>();
    let isBroken = true;
    const run = () =>
      runBulk(app().context(), {
        operation: 'test',
        input: { idempotencyKey, atomic: false },
        entries: products.map(({ id }) => ({ id })),
        field: 'changes',
        idField: 'id',
        noun: 'product',
        idOf: ({ id }) => id,
        work: async (ctx, { id }) => {
          if (isBroken && id === products[2]!.id) throw new Error('The worker died.');
          counted.set(id, (counted.get(id) ?? 0) + 1);
          await ctx.em
            .getConnection()
            .execute(
              'update product set stock_on_hand = stock_on_hand + 1 where id = ?',
              [id],
              'run',
              ctx.em.getTransactionContext(),
            );
          return {};
        },
      });
    await expect(run()).rejects.toThrow('The worker died.');
    isBroken = false;
    const { entries } = await run();
    expect(entries.map(({ errors }) => errors)).toEqual([[], [], [], []]);
    await run();
    expect([...counted.values()]).toEqual([1, 1, 1, 1]);
    const rows = await app().sql<{ stock: number }>(
      `select stock_on_hand as stock from product where id in (${products.map(() => '?').join()})`,
      products.map(({ id }) => id),
    );
    expect(rows.map(({ stock }) => Number(stock))).toEqual([1, 1, 1, 1]);
  });
});

describe('previewPrices', () => {
  const preview = async (change: object, roundTo?: string, actor = 'manager') => {
    const products = [
      await makeProduct(app(), { price: '19.99' }),
      await makeProduct(app(), { price: '0.05' }),
    ];
    const query = `query ($ids: [ID!]!, $change: PriceChangeInput!, $roundTo: Decimal) {
      previewPrices(productIds: $ids, change: $change, roundTo: $roundTo) { product { id } price { amount } newPrice { amount } } }`;
    return app().send(actor, query, { ids: products.map(({ id }) => id), change, roundTo });
  };
  it.each([
    [{ percent: '-10' }, undefined, ['17.99', '0.05']],
    [{ percent: '12.5' }, '0.05', ['22.50', '0.05']],
    [{ percent: '-50' }, undefined, ['10.00', '0.03']],
    [{ percent: '-100' }, undefined, ['0.00', '0.00']],
    [{ amount: '-1.00' }, undefined, ['18.99', '0.00']],
    [{ amount: '0.01' }, '1', ['20.00', '0.00']],
    [{ price: '5' }, undefined, ['5.00', '5.00']],
  ])('of %j to %s', async (change, roundTo, expected) => {
    const { data } = await preview(change, roundTo);
    expect(data.previewPrices.map((one: { newPrice: { amount: string } }) => one.newPrice.amount)).toEqual(
      expected,
    );
  });
  it.each([
    [{}, undefined, ['change']],
    [{ percent: '1', price: '2' }, undefined, ['change']],
    [{ percent: '-101' }, undefined, ['change', 'percent']],
    [{ amount: '1.001' }, undefined, ['change', 'amount']],
    [{ percent: '1' }, '0', ['roundTo']],
  ])('refuses %j to %s', async (change, roundTo, path) => {
    const { errors } = await preview(change, roundTo);
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [path] });
  });
  it('is for those who manage the catalog', async () => {
    expect(codeOf(await preview({ percent: '1' }, undefined, 'customer'))).toBe('FORBIDDEN');
  });
});
