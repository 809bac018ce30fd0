import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Response } from 'light-my-request';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PublicAnswers, publicAnswers } from '../../src/platform/public-answers/public-answers.ts';
import { useApp } from '../kit/app.ts';
import { makeCategory } from '../kit/factories/category.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { setStock } from '../kit/factories/stock.ts';
import { makeSupplier } from '../kit/factories/supplier.ts';
import { statementsDuring } from '../kit/statements.ts';
import { updateSettings } from '../kit/update-settings.ts';

// Longer than the test takes: what it sees again has not become too old.
const app = useApp({
  publicCacheMs: 600_000,
  corsOrigins: ['https://shop.example'],
  limits: { maximum: 100_000, restorePerSecond: 1, concurrent: 100 },
});

let count = 0;
let query: string;
let id: string;

beforeEach(async () => {
  const category = await makeCategory(app(), { name: `Boards ${++count}` });
  const supplier = await makeSupplier(app(), { email: 'secret@example.com' });
  const fields = { name: `Board ${count}`, categoryId: category.id, supplierId: supplier.id };
  ({ id } = await makeProduct(app(), fields));
  query = `query Q${count} { product(id: "${id}") { name version category { name } supplier { name } stock { onHand } } settings { storeName } }`;
});

/** The last of three answers: from then on a query is known. */
async function warm(text: string, actor = 'guest') {
  for (let time = 1; time < 3; time++) await app().send(actor, text);
  return app().send(actor, text);
}

/** The statements that read the catalog or the settings, not the session of who asks. */
async function reads(work: () => Promise<unknown>): Promise<number> {
  const statements = await statementsDuring(app(), work);
  return statements.filter(text => !text.startsWith('/* accounts.')).length;
}

/** The sessions of all have begun long ago: a new one reads what its beginning may have changed. */
async function oldSession(): Promise<void> {
  await app().actors.headers('customer');
  app().clock.advance(11_000);
}

const answers = () => app().services.get(publicAnswers);

describe('an answer that everybody gets', () => {
  it('is computed once, for guests and customers, and for all who wait for it', async () => {
    await oldSession();
    const first = await warm(query);
    expect(first.data.product).toMatchObject({
      name: `Board ${count}`,
      supplier: { name: expect.any(String) },
    });
    expect(first.extensions?.cost).toEqual({ requested: expect.any(Number), limit: 5_000 });
    expect(await reads(async () => expect(await app().send('guest', query)).toEqual(first))).toBe(0);
    expect(await reads(async () => expect(await app().send('customer', query)).toEqual(first))).toBe(0);

    await app().mutate('updateProduct', { productId: id, name: 'Renamed' }, 'product { id }');
    const together = () =>
      Promise.all(Array.from({ length: 10 }, (_, n) => app().send(n % 2 ? 'guest' : 'customer', query)));
    // One for the product with all that belongs to it, and one for the settings.
    expect(
      await reads(async () => {
        for (const { data } of await together()) expect(data.product.name).toBe('Renamed');
      }),
    ).toBe(2);
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      'the object',
      () => app().mutate('updateProduct', { productId: id, name: 'New' }, 'product { id }'),
      { product: { name: 'New' } },
    ],
    [
      'an object below',
      async () => {
        const { product } = await app().ask('guest', `{ product(id: "${id}") { category { id } } }`);
        await app().mutate(
          'updateCategory',
          { categoryId: product.category.id, name: `New ${count}` },
          'category { id }',
        );
      },
      { product: { category: { name: expect.stringMatching(/^New/) } } },
    ],
    [
      'the settings',
      () => updateSettings(app(), { storeName: 'New name' }),
      { settings: { storeName: 'New name' } },
    ],
    [
      'its existence',
      () => app().mutate('deleteProduct', { productId: id }, 'deletedProductId'),
      { product: null },
    ],
  ])('shows at once when this process changes %s', async (_what, change, expected) => {
    const before = await warm(query);
    await change();
    const { data } = await app().send('guest', query);
    expect(data).not.toEqual(before.data);
    expect(data).toMatchObject(expected);
  });

  it('shows what a search finds when a product gets the word', async () => {
    const word = `zyx${count}`;
    const search = `{ search(query: "${word}") { nodes { __typename ... on Product { name } } } }`;
    expect((await warm(search)).data.search.nodes).toEqual([]);
    expect(await reads(() => app().send('guest', search))).toBe(0);
    await makeProduct(app(), { name: `A ${word}` });
    expect((await app().send('guest', search)).data.search.nodes).toEqual([
      { __typename: 'Product', name: `A ${word}` },
    ]);
  });

  it('shows stock when it has reached its age, to the staff and to who changed it at once', async () => {
    const shopper = await makeShopper(app());
    await oldSession();
    await warm(query);
    await setStock(app(), id, 7);
    const onHand = async (actor: string) => (await app().send(actor, query)).data.product.stock.onHand;
    expect([await onHand('guest'), await onHand('customer'), await onHand('manager')]).toEqual([0, 0, 7]);

    const ofShopper = async () => (await shopper.send(query)).data.product.stock.onHand;
    expect(await ofShopper()).toBe(0);
    await shopper.mutate('markNotificationsRead', {}, 'markedCount');
    expect(await ofShopper()).toBe(7);
    expect(await onHand('customer')).toBe(0);
  });

  it('is not kept when a change is committed while it is computed', async () => {
    await warm(query);
    await app().mutate('updateProduct', { productId: id, name: 'First' }, 'product { id }');
    const { promise, resolve } = Promise.withResolvers<void>();
    const { database } = app();
    const run = database.run.bind(database);
    const spy = vi.spyOn(database, 'run').mockImplementation(async (...args) => {
      const rows = await run(...args);
      if (args[0].text.startsWith('/* Product by id */')) await promise;
      return rows as never[];
    });
    const early = app().send('guest', query);
    try {
      await vi.waitFor(() => expect(spy).toHaveBeenCalled());
      spy.mockRestore();
      await app().mutate('updateProduct', { productId: id, name: 'Second' }, 'product { id }');
      expect((await app().send('guest', query)).data.product.name).toBe('Second');
    } finally {
      spy.mockRestore();
      resolve();
    }
    expect((await early).data.product.name).toBe('First');
    expect((await app().send('guest', query)).data.product.name).toBe('Second');
  });
});

describe('what depends on who asks', () => {
  it.each([
    ['actions', () => `{ product(id: "${id}") { nextActions { action } } }`],
    ['protected fields', () => `{ product(id: "${id}") { supplier { name email } } }`],
    ['who one is', () => '{ settings { id } me { email } }'],
  ])('is never kept: %s', async (_what, text) => {
    const before = answers().cache.size;
    for (const actor of ['manager', 'guest', 'customer', 'manager', 'guest']) await warm(text(), actor);
    expect(answers().cache.size).toBe(before);
    const [manager, guest] = [await app().send('manager', text()), await app().send('guest', text())];
    expect(manager.data).not.toEqual(guest.data);
    expect(JSON.stringify(guest)).not.toContain('secret@');
  });

  it('no answer of the staff reaches anybody else, or the other way round', async () => {
    // Somebody who has changed nothing, which would be another reason to read the database.
    const { headers } = await app().actors.make({ roles: ['MANAGER'] });
    app().clock.advance(11_000);
    const asStaff = async (text: string) => {
      for (let time = 1; time < 3; time++) await app().sendWith(headers, text);
      return app().sendWith(headers, text);
    };
    await asStaff(query);
    expect(await reads(() => app().sendWith(headers, query))).toBe(2);
    await warm(query);
    expect(await reads(() => app().sendWith(headers, query))).toBe(2);

    const deleted = '{ products(filter: { deleted: true }) { nodes { id name } } }';
    const size = answers().cache.size;
    expect((await asStaff(deleted)).errors).toBeUndefined();
    expect(answers().cache.size).toBe(size);
    expect((await warm(deleted)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('errors are not kept, and each gets their own', async () => {
    const deleted = '{ products(filter: { deleted: true }) { nodes { id } } }';
    const size = answers().cache.size;
    const code = async (actor: string) => (await warm(deleted, actor)).errors?.[0]?.extensions.code;
    expect([await code('guest'), await code('customer'), await code('manager')]).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      undefined,
    ]);
    const failing = `{ products(first: 101) { nodes { id } } settings { id } }`;
    expect((await warm(failing)).errors).toHaveLength(1);
    expect((await warm(failing, 'customer')).errors).toHaveLength(1);
    expect(answers().cache.size).toBe(size);
  });

  it('a failure of the database is not kept either', async () => {
    await warm(query);
    answers().drop('product');
    const spy = vi.spyOn(app().database, 'run').mockRejectedValue(new Error('away'));
    const failed = await app().send('guest', query);
    spy.mockRestore();
    expect(failed.errors?.length).toBeGreaterThan(0);
    expect((await app().send('guest', query)).data.product.name).toBe(`Board ${count}`);
  });
});

describe('GET', () => {
  const list = '{ products(first: 100) { nodes { id name description category { name } } } }';
  const get = (text: string, headers: Record<string, string> = {}, variables?: object): Promise<Response> =>
    app().http({
      method: 'GET',
      url: '/graphql',
      query: { query: text, ...(variables && { variables: JSON.stringify(variables) }) },
      headers,
    });

  it('may be kept by caches, which ask whether it has changed', async () => {
    const known = `query ($id: ID!) { product(id: $id) { name } }`;
    const ask = (headers = {}) => get(known, headers, { id });
    for (let time = 1; time < 3; time++) expect((await ask()).headers['cache-control']).toBe('no-store');
    for (const response of [await ask(), await ask()]) {
      expect(response.json().data).toEqual({ product: { name: `Board ${count}` } });
      expect(response.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'public, max-age=600, stale-while-revalidate=6000',
        vary: expect.stringMatching(/origin.*accept-encoding, authorization$/i),
        etag: expect.stringMatching(/^W\/"[\w-]{22}"$/),
      });
      // A cache would tell others whose budget it was.
      expect(response.headers).not.toHaveProperty('ratelimit');
    }
    const etag = String((await ask()).headers.etag);
    for (const tag of [etag, `"other", ${etag}`, '*']) {
      const same = await ask({ 'if-none-match': tag });
      expect([same.statusCode, same.body, same.headers.etag]).toEqual([304, '', etag]);
    }
    await app().mutate('updateProduct', { productId: id, name: 'Changed' }, 'product { id }');
    const changed = await ask({ 'if-none-match': etag });
    expect([changed.statusCode, changed.json().data.product.name]).toEqual([200, 'Changed']);
  });

  it('is compressed as the client takes it', async () => {
    for (let time = 1; time < 3; time++) await get(list);
    const plain = (await get(list)).body;
    const [brotli, gzip] = [
      await get(list, { 'accept-encoding': 'gzip, br' }),
      await get(list, { 'accept-encoding': 'gzip' }),
    ];
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain);
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain);
    const small = await get('{ settings { storeName } }', { 'accept-encoding': 'br' });
    expect(small.headers).not.toHaveProperty('content-encoding');
  });

  it('reads no cookie, and a header of its own makes the answer private', async () => {
    const { accessToken, headers } = await app().actors.make();
    const me = '{ me { email } }';
    for (let time = 1; time <= 3; time++) {
      const byCookie = await get(me, {
        cookie: `tradepost-access=${accessToken}; __Host-tradepost-access=${accessToken}`,
      });
      expect(byCookie.json().data).toEqual({ me: null });
      expect(byCookie.headers['cache-control']).toBe('no-store');
      const byHeader = await get(me, headers);
      expect(byHeader.json().data.me.email).toContain('@');
      expect(byHeader.headers['cache-control']).toBe('private, no-store');
    }
    await warm(query);
    const personal = await get(query, headers);
    expect(personal.json().data.product.name).toBe(`Board ${count}`);
    expect(personal.headers['cache-control']).toBe('private, no-store');
    expect(personal.headers).not.toHaveProperty('etag');
  });

  it('answers wrong variables as it did', async () => {
    const known = `query ($id: ID!) { product(id: $id) { name } } # ${count}`;
    for (let time = 1; time <= 3; time++) await get(known, {}, { id });
    expect(
      (await app().http({ method: 'GET', url: '/graphql', query: { query: known, variables: '{' } }))
        .statusCode,
    ).toBe(400);
    expect((await get(known, {}, {})).statusCode).toBe(400);
  });
});

it('costs a point when it is there, and is refused to who has none', async () => {
  const remoteAddress = '192.0.2.7';
  const { budgets } = app().services;
  const send = (method: 'GET' | 'POST') =>
    app().http({
      method,
      url: '/graphql',
      remoteAddress,
      ...(method === 'GET' ? { query: { query } } : { payload: { query } }),
    });
  await warm(query);
  const left = () => budgets.throttle(remoteAddress).available;
  const before = left();
  for (const method of ['GET', 'POST', 'GET', 'POST'] as const)
    expect((await send(method)).statusCode).toBe(200);
  expect(before - left()).toBe(4);
  budgets.chargeAfterwards(remoteAddress, 100_050);
  for (const method of ['GET', 'POST'] as const) {
    const refused = await send(method);
    expect([refused.statusCode, refused.json().errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(refused.headers).toMatchObject({ 'cache-control': 'no-store', 'retry-after': expect.any(String) });
  }
});

it('POST is never for caches', async () => {
  await warm(query);
  const response = await app().http({
    method: 'POST',
    url: '/graphql',
    payload: { query },
    headers: { 'accept-encoding': 'br' },
  });
  expect(response.headers).toMatchObject({ 'cache-control': 'no-store', ratelimit: expect.any(String) });
  expect(response.headers).not.toHaveProperty('etag');
  expect(answers()).toBeInstanceOf(PublicAnswers);
});
