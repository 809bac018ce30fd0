import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';

const app = useApp();

const restore = (productId: string) =>
  app().mutate('restoreProduct', { productId }, 'product { id name deletedAt category { id } }');
const remove = (productId: string) => app().mutate('deleteProduct', { productId }, 'deletedProductId');

const lookUp = (id: string, sku: string) =>
  app().ask(
    'guest',
    `query ($id: ID!, $sku: String!) {
      product(id: $id) { id deletedAt }
      node(id: $id) { id }
      search(query: $sku) { nodes { ... on Product { id } } }
      products(filter: { search: $sku }) { nodes { id } }
    }`,
    { id, sku },
  );

describe('restoreProduct', () => {
  it('brings a deleted product back everywhere', async () => {
    const category = await makeCategory(app());
    const product = await makeProduct(app(), { sku: 'BACK-1', categoryId: category.id });
    await remove(product.id);
    expect(await lookUp(product.id, product.sku)).toEqual({
      product: null,
      node: null,
      search: { nodes: [] },
      products: { nodes: [] },
    });
    const { product: restored, userErrors } = await restore(product.id);
    expect(userErrors).toEqual([]);
    expect(restored).toEqual({
      id: product.id,
      name: product.name,
      deletedAt: null,
      category: { id: category.id },
    });
    expect(await lookUp(product.id, product.sku)).toEqual({
      product: { id: product.id, deletedAt: null },
      node: { id: product.id },
      search: { nodes: [{ id: product.id }] },
      products: { nodes: [{ id: product.id }] },
    });
    const deleted = await app().ask(
      'manager',
      '{ products(filter: { deleted: true }, first: 100) { nodes { id } } }',
    );
    expect(deleted.products.nodes).not.toContainEqual({ id: product.id });
  });

  it('refuses a product that is not deleted', async () => {
    const product = await makeProduct(app());
    expect(await restore(product.id)).toMatchObject({
      product: null,
      userErrors: [{ code: 'NOT_DELETED', path: ['productId'] }],
    });
  });

  it.each(['category', 'supplier'])('refuses it while its %s is deleted', async kind => {
    const parent = kind === 'category' ? await makeCategory(app()) : await makeSupplier(app());
    const product = await makeProduct(app(), { [`${kind}Id`]: parent.id });
    await remove(product.id);
    const name = kind === 'category' ? 'Category' : 'Supplier';
    await app().mutate(`delete${name}`, { [`${kind}Id`]: parent.id }, `deleted${name}Id`);

    const { product: restored, userErrors } = await restore(product.id);
    expect(restored).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'PARENT_DELETED', path: ['productId'] }]);
    expect(userErrors[0].message).toContain(`"${parent.name}"`);
    expect((await lookUp(product.id, product.sku)).product).toBeNull();

    await app().mutate(`restore${name}`, { [`${kind}Id`]: parent.id }, `${kind} { id }`);
    expect((await restore(product.id)).userErrors).toEqual([]);
    expect((await lookUp(product.id, product.sku)).product).toEqual({ id: product.id, deletedAt: null });
  });

  it('finds nothing where there never was anything, and refuses the id of something else', async () => {
    expect((await restore('product_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['productId'] },
    ]);
    expect((await restore('supplier_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['productId'] },
    ]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const product = await makeProduct(app());
    await remove(product.id);
    const query = `mutation { restoreProduct(input: { productId: "${product.id}" }) { product { id } } }`;
    const { data, errors } = await app().send(actor, query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect((await lookUp(product.id, product.sku)).product).toBeNull();
  });
});
