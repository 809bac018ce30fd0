import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';
import { makeProduct } from '../../../kit/factories/product.ts';

const app = useApp();

const remove = async (categoryId: string, version?: number) =>
  (
    await app().ask(
      'manager',
      `mutation ($input: DeleteCategoryInput!) { deleteCategory(input: $input) { deletedCategoryId
         userErrors { __typename code path message ... on StillInUseError { count } ... on VersionConflictError { currentVersion } } } }`,
      { input: { categoryId, version } },
    )
  ).deleteCategory;

const lookUp = (id: string, slug: string) =>
  app().ask(
    'guest',
    `query ($id: ID!, $slug: String!) { category(id: $id) { id } categoryBySlug(slug: $slug) { id } node(id: $id) { id }
       categories(filter: { search: $slug }) { nodes { id } } search(query: $slug) { nodes { ... on Category { id } } } }`,
    { id, slug },
  );

const found = (id: string) => ({
  category: { id },
  categoryBySlug: { id },
  node: { id },
  categories: { nodes: [{ id }] },
  search: { nodes: [{ id }] },
});

describe('deleteCategory', () => {
  it('removes an empty category everywhere', async () => {
    const parent = await makeCategory(app());
    const { id, slug } = await makeCategory(app(), { name: 'Xylophones', parentId: parent.id });
    expect(await lookUp(id, slug)).toEqual(found(id));
    expect(await remove(id)).toEqual({ deletedCategoryId: id, userErrors: [] });
    expect(await lookUp(id, slug)).toEqual({
      category: null,
      categoryBySlug: null,
      node: null,
      categories: { nodes: [] },
      search: { nodes: [] },
    });
    expect(await app().ask('guest', `{ category(id: "${parent.id}") { children { id } } }`)).toEqual({
      category: { children: [] },
    });
    const deleted = await app().ask('manager', '{ categories(filter: { deleted: true }) { nodes { id } } }');
    expect(deleted.categories.nodes).toEqual([{ id }]);
  });

  it('is refused while products are in it, and says how many', async () => {
    const { id, slug } = await makeCategory(app(), { name: 'Yachts' });
    const products = [
      await makeProduct(app(), { categoryId: id }),
      await makeProduct(app(), { categoryId: id, status: 'ARCHIVED' }),
    ];
    expect(await remove(id)).toEqual({
      deletedCategoryId: null,
      userErrors: [
        {
          __typename: 'StillInUseError',
          code: 'STILL_IN_USE',
          path: ['categoryId'],
          message: 'The category "Yachts" still has 2 products. Move or delete them first.',
          count: 2,
        },
      ],
    });
    expect(await lookUp(id, slug)).toEqual(found(id));
    await app().mutate('deleteProduct', { productId: products[0]!.id }, 'deletedProductId');
    expect((await remove(id)).userErrors).toMatchObject([
      { count: 1, message: expect.stringMatching(/1 product\./) },
    ]);
    await app().mutate('updateProduct', { productId: products[1]!.id, categoryId: null }, 'product { id }');
    expect((await remove(id)).userErrors).toEqual([]);
  });

  it('is refused while categories are below it, and says how many', async () => {
    const { id, slug } = await makeCategory(app(), { name: 'Zithers' });
    const children = [];
    for (let index = 0; index < 3; index++) children.push(await makeCategory(app(), { parentId: id }));
    expect((await remove(id)).userErrors).toMatchObject([
      { __typename: 'StillInUseError', code: 'STILL_IN_USE', path: ['categoryId'], count: 3 },
    ]);
    expect(await lookUp(id, slug)).toEqual(found(id));
    for (const child of children) expect((await remove(child.id)).userErrors).toEqual([]);
    expect((await remove(id)).deletedCategoryId).toBe(id);
  });

  it('never leaves a product in a deleted category when both requests are concurrent', async () => {
    for (let round = 1; round <= 10; round++) {
      const { id } = await makeCategory(app());
      const [deletion, creation] = await Promise.all([
        remove(id),
        app().mutate(
          'createProduct',
          { sku: `RACE-${round}`, name: 'Race', price: '1', categoryId: id },
          'product { id }',
        ),
      ]);
      const codes = [...deletion.userErrors, ...creation.userErrors].map(
        (error: { code: string }) => error.code,
      );
      expect([['STILL_IN_USE'], ['NOT_FOUND']]).toContainEqual(codes);
      const { category, productBySku } = await app().ask(
        'guest',
        `{ category(id: "${id}") { id } productBySku(sku: "RACE-${round}") { category { id } } }`,
      );
      expect(productBySku?.category ?? null).toEqual(category);
    }
  });

  it('refuses a stale version', async () => {
    const { id, slug } = await makeCategory(app(), { name: 'Versioned' });
    await app().mutate('updateCategory', { categoryId: id, description: 'x' }, 'category { id }');
    expect((await remove(id, 1)).userErrors).toMatchObject([
      { __typename: 'VersionConflictError', code: 'VERSION_CONFLICT', currentVersion: 2 },
    ]);
    expect(await lookUp(id, slug)).toEqual(found(id));
    expect((await remove(id, 2)).deletedCategoryId).toBe(id);
  });

  it('finds nothing to delete the second time', async () => {
    const { id } = await makeCategory(app());
    await remove(id);
    expect((await remove(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['categoryId'] }]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s, who sees no deleted ones either', async (actor, code) => {
    const { id } = await makeCategory(app());
    const query = `mutation { deleteCategory(input: { categoryId: "${id}" }) { deletedCategoryId } }`;
    const { data, errors } = await app().send(actor, query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await app().ask('guest', `{ category(id: "${id}") { id } }`)).toEqual({ category: { id } });
    const list = await app().send(actor, '{ categories(filter: { deleted: true }) { nodes { id } } }');
    expect(list.data).toBeNull();
    expect(list.errors).toMatchObject([{ extensions: { code } }]);
  });
});
