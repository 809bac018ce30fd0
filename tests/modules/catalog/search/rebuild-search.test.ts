import { beforeEach, expect, it } from 'vitest';
import { query } from '../../../../src/platform/database/rows.ts';
import { rawSql, sql } from '../../../../src/platform/database/sql.ts';
import { analyzers, newestAnalyzer } from '../../../../src/platform/search/analyzer.ts';
import { rebuildSearch } from '../../../../src/platform/search/rebuild-search.ts';
import { SearchVersions, searchVersions } from '../../../../src/platform/search/search-versions.ts';
import { useApp } from '../../../kit/app.ts';
import { makeCustomer } from '../../../kit/factories/customer.ts';
import { makeProduct } from '../../../kit/factories/product.ts';

const app = useApp();

/** A way to make words that finds "lamp" by "lamps". */
const next = {
  version: 2,
  words: (text: string) => newestAnalyzer.words(text).map(word => word.replace(/s$/, '')),
};

beforeEach(() => app().services.set(searchVersions, new SearchVersions()));

const change = (text: string) => query(app().context(), rawSql(text));
const rows = (text: string) => query<Record<string, unknown>>(app().context(), rawSql(text));
const rebuild = (onProgress: (count: number) => void = () => undefined) =>
  rebuildSearch(app().context(), { onProgress, goesOn: true });

async function found(search: string): Promise<string[]> {
  const { products } = await app().ask(
    'guest',
    'query ($search: String) { products(filter: { search: $search }) { nodes { name } } }',
    { search },
  );
  return products.nodes.map(({ name }: { name: string }) => name);
}

it('corrects what was changed without it, and writes nothing where it is right', async () => {
  const [, lost, renamed, gone] = [
    await makeProduct(app(), { name: 'Kept kettle' }),
    await makeProduct(app(), { name: 'Lost kettle' }),
    await makeProduct(app(), { name: 'Former kettle' }),
    await makeProduct(app(), { name: 'Gone kettle' }),
  ];
  const customer = await makeCustomer(app(), { name: 'Kettle Kim' });
  // Whoever asks has an account from then on.
  await app().ask('admin', '{ customers { totalCount } }');
  await rebuild();
  const indexed = () => rows('select * from search_posting order by list_key, word_key, sort_key, id');
  const right = await indexed();
  await change(`delete from search_entry where id in ('${lost.id}', '${customer.id}')`);
  await change(`delete from search_posting where id in ('${lost.id}', '${customer.id}')`);
  await change(`update product set name = 'Later kettle' where id = '${renamed.id}'`);
  await change(`update product set deleted_at = created_at where id = '${gone.id}'`);
  expect(await found('later')).toEqual([]);
  expect(await found('lost')).toEqual([]);
  await rebuild();
  expect(await found('kettle')).toEqual(['Kept kettle', 'Later kettle', 'Lost kettle']);
  expect(await found('former')).toEqual([]);
  const { customers } = await app().ask('admin', '{ customers(filter: { search: "kim" }) { nodes { id } } }');
  expect(customers.nodes).toEqual([{ id: customer.id }]);
  await change(`update product set name = 'Former kettle', deleted_at = null where id in ('${renamed.id}')`);
  await change(`update product set deleted_at = null where id = '${gone.id}'`);
  await rebuild();
  expect(await indexed()).toEqual(right);
});

it('builds a new version while the old one serves, and deletes the old one when nobody reads it', async () => {
  await makeProduct(app(), { name: 'Night lamp' });
  await rebuild();
  app().services.set(searchVersions, new SearchVersions(next, [...analyzers, next]));
  app().services.get(searchVersions).learn(1);
  expect(await found('lamps')).toEqual([]);
  // Until it is complete, changes are written to both.
  const made = await makeProduct(app(), { name: 'Floor lamp' });
  expect(await found('lamp')).toEqual(['Floor lamp', 'Night lamp']);
  let seen = 0;
  const killed = rebuild(count => {
    seen = count;
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await found('lamps')).toEqual([]);
  await rebuild();
  expect(seen).toBeGreaterThan(0);
  expect(await found('lamps')).toEqual(['Floor lamp', 'Night lamp']);
  const update = { productId: made.id, name: 'Desk lamp' };
  await app().mutate('updateProduct', update, 'product { id }');
  expect(await found('lamps')).toEqual(['Desk lamp', 'Night lamp']);

  const ofMade = await rows(`select list_key as k from search_entry where id = '${made.id}'`);
  expect(ofMade).toEqual([{ k: 'p2' }]);

  const keys = async () =>
    (await rows('select distinct list_key as k from search_posting order by 1')).map(({ k }) => k);
  expect(await keys()).toContain('p1t');
  app().clock.advance(2 * 60 * 60_000);
  await rebuild();
  expect((await keys()).filter(key => String(key).includes('1'))).toEqual([]);
  expect(await found('lamps')).toEqual(['Desk lamp', 'Night lamp']);
});

it('goes on where it was interrupted', async () => {
  app().services.set(searchVersions, new SearchVersions(next, [...analyzers, next]));
  const whole = await rebuild();
  await makeCustomer(app(), { name: 'Somebody Else' });
  let parts = 0;
  const killed = rebuild(() => {
    parts++;
    if (parts === 2) throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  const [state] = await query<{ position: string }>(app().context(), sql`select position from search_state`);
  expect(state!.position).not.toBe('');
  expect(await rebuild()).toBeLessThan(whole + 1);
});
