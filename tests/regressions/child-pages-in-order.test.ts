import { expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeCategory } from '../kit/factories/category.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { statementsDuring } from '../kit/statements.ts';

const app = useApp();

it.each([
  ['first: 2', ['Ant', 'bee'], 'order by parentIndex, `name`, id'],
  ['last: 2', ['cat', 'Dog'], 'order by parentIndex, `name` desc, id desc'],
  [
    'first: 2, sort: { field: NAME, direction: DESC }',
    ['Dog', 'cat'],
    'order by parentIndex, `name` desc, id desc',
  ],
  ['last: 2, sort: { field: NAME, direction: DESC }', ['bee', 'Ant'], 'order by parentIndex, `name`, id'],
])('pages below several parents (%s) are ordered by the statement itself', async (args, names, order) => {
  const categories = [await makeCategory(app()), await makeCategory(app())];
  for (const name of ['cat', 'Ant', 'Dog', 'bee'])
    for (const { id: categoryId } of categories) await makeProduct(app(), { name, categoryId });
  const list = args.includes('sort') ? args : `${args}, sort: { field: NAME }`;
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Category { products(${list}) { nodes { name } } } } }`;
  const ids = categories.map(({ id }) => id);
  let pages: { products: { nodes: { name: string }[] } }[] = [];
  const statements = await statementsDuring(app(), async () => {
    pages = (await app().ask('guest', query, { ids })).nodes;
  });
  const found = pages.map(({ products }) => products.nodes.map(({ name }) => name));
  expect(found).toEqual([names, names]);
  const lists = statements.filter(text => text.includes('catalog.productsOf'));
  expect(lists).toHaveLength(1);
  expect(lists[0]!.endsWith(order), lists[0]).toBe(true);
});
