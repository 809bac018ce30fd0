import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';

const app = useApp();

const remove = (input: object) => app().mutate('deleteProduct', input, 'deletedProductId');

/** Every way to find a product. */
const everywhere = `query ($id: ID!, $sku: String!, $categoryId: ID!, $supplierId: ID!) {
  product(id: $id) { id }
  productBySku(sku: $sku) { id }
  node(id: $id) { id }
  nodes(ids: [$id]) { id }
  search(query: $sku) { nodes { ... on Product { id } } totalCount }
  products(filter: { supplierId: $supplierId }) { nodes { id } totalCount }
  category(id: $categoryId) { productCount products { nodes { id } totalCount } }
  supplier(id: $supplierId) { products { nodes { id } totalCount } }
}`;

async function makeWorld() {
  const category = await makeCategory(app());
  const supplier = await makeSupplier(app());
  const product = await makeProduct(app(), { categoryId: category.id, supplierId: supplier.id });
  const look = () =>
    app().ask('guest', everywhere, {
      id: product.id,
      sku: product.sku,
      categoryId: category.id,
      supplierId: supplier.id,
    });
  return { category, supplier, product, look };
}

describe('deleteProduct', () => {
  it('takes the product out of every list, the search, and node', async () => {
    const { product, look } = await makeWorld();
    const one = { nodes: [{ id: product.id }], totalCount: 1 };
    expect(await look()).toEqual({
      product: { id: product.id },
      productBySku: { id: product.id },
      node: { id: product.id },
      nodes: [{ id: product.id }],
      search: one,
      products: one,
      category: { productCount: 1, products: one },
      supplier: { products: one },
    });

    const { deletedProductId, userErrors } = await remove({ productId: product.id });
    expect(userErrors).toEqual([]);
    expect(deletedProductId).toBe(product.id);

    const none = { nodes: [], totalCount: 0 };
    expect(await look()).toEqual({
      product: null,
      productBySku: null,
      node: null,
      nodes: [null],
      search: none,
      products: none,
      category: { productCount: 0, products: none },
      supplier: { products: none },
    });
  });

  it('is listed among the deleted ones for a manager, everywhere', async () => {
    const { product, category, supplier } = await makeWorld();
    const kept = await makeProduct(app(), { categoryId: category.id, supplierId: supplier.id });
    await remove({ productId: product.id });
    const query = `query ($categoryId: ID!, $supplierId: ID!) {
      products(filter: { deleted: true, supplierId: $supplierId }) { nodes { id deletedAt } totalCount }
      category(id: $categoryId) { products(filter: { deleted: true }) { nodes { id } } }
      supplier(id: $supplierId) { products(filter: { deleted: true }) { nodes { id } } }
    }`;
    expect(await app().ask('manager', query, { categoryId: category.id, supplierId: supplier.id })).toEqual({
      products: {
        nodes: [{ id: product.id, deletedAt: expect.stringMatching(/^2026-03-01/) }],
        totalCount: 1,
      },
      category: { products: { nodes: [{ id: product.id }] } },
      supplier: { products: { nodes: [{ id: product.id }] } },
    });
    expect(kept.id).not.toBe(product.id);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('hides the deleted ones from a %s, at the root and below others', async (actor, code) => {
    const { product, category, supplier } = await makeWorld();
    await remove({ productId: product.id });
    for (const query of [
      '{ products(filter: { deleted: true }) { nodes { id } } }',
      '{ products(filter: { deleted: true, search: "SKU" }) { totalCount } }',
      `{ category(id: "${category.id}") { products(filter: { deleted: true }) { nodes { id } } } }`,
      `{ supplier(id: "${supplier.id}") { products(filter: { deleted: true }) { totalCount } } }`,
    ]) {
      for (let time = 1; time <= 3; time++) {
        const { data, errors } = await app().send(actor, query);
        expect(errors).toMatchObject([{ extensions: { code } }]);
        expect(JSON.stringify(data ?? null)).not.toContain(product.id);
      }
    }
  });

  it('refuses a stale version and keeps the product', async () => {
    const product = await makeProduct(app());
    await app().mutate('updateProduct', { productId: product.id, description: 'x' }, 'product { id }');
    const { deletedProductId, userErrors } = await remove({ productId: product.id, version: 1 });
    expect(deletedProductId).toBeNull();
    expect(userErrors).toMatchObject([{ __typename: 'VersionConflictError', code: 'VERSION_CONFLICT' }]);
    expect(await app().ask('guest', `{ product(id: "${product.id}") { id } }`)).toEqual({
      product: { id: product.id },
    });
    expect((await remove({ productId: product.id, version: 2 })).deletedProductId).toBe(product.id);
  });

  it('finds nothing to delete the second time, nor where there never was anything', async () => {
    const product = await makeProduct(app());
    await remove({ productId: product.id });
    for (const productId of [product.id, 'product_01h455vb4pex5vsknk084sn02q']) {
      expect(await remove({ productId })).toMatchObject({
        deletedProductId: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['productId'] }],
      });
    }
  });

  it('refuses the id of something else', async () => {
    const category = await makeCategory(app());
    expect((await remove({ productId: category.id })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['productId'], message: expect.stringMatching(/id of a category/) },
    ]);
    expect(await app().ask('guest', `{ category(id: "${category.id}") { id } }`)).toEqual({
      category: { id: category.id },
    });
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const product = await makeProduct(app());
    const query = `mutation { deleteProduct(input: { productId: "${product.id}" }) { deletedProductId } }`;
    const { data, errors } = await app().send(actor, query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await app().ask('guest', `{ product(id: "${product.id}") { id } }`)).toEqual({
      product: { id: product.id },
    });
  });
});
