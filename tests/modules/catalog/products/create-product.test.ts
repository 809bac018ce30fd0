import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';

const app = useApp();

const fields = `product {
  id sku name description price { amount currencyCode } category { name } supplier { name } specs images status version
  rentalTerms { monthlyRate { amount } minimumMonths deposit { amount } } stock { onHand lowStockThreshold availability } createdAt deletedAt
}`;

describe('createProduct', () => {
  it('creates a product with everything that the input can hold', async () => {
    const category = await makeCategory(app(), { name: 'Lamps' });
    const supplier = await makeSupplier(app(), { name: 'Lumen' });
    const { product, userErrors } = await app().mutate(
      'createProduct',
      {
        sku: 'LAMP-1',
        name: '  Glow 💡 مصباح  ',
        description: 'Line one\nline two',
        price: '129.9',
        categoryId: category.id,
        supplierId: supplier.id,
        specs: { watts: 9, size: { cm: [1, 2] } },
        images: ['https://example.com/a.png'],
        lowStockThreshold: 3,
        rentalTerms: { monthlyRate: '9.90', minimumMonths: 3, deposit: '20' },
      },
      fields,
    );
    expect(userErrors).toEqual([]);
    expect(product).toMatchObject({
      sku: 'LAMP-1',
      name: 'Glow 💡 مصباح',
      description: 'Line one\nline two',
      price: { amount: '129.90', currencyCode: 'USD' },
      category: { name: 'Lamps' },
      supplier: { name: 'Lumen' },
      specs: { watts: 9, size: { cm: [1, 2] } },
      images: ['https://example.com/a.png'],
      status: 'ACTIVE',
      version: 1,
      rentalTerms: { monthlyRate: { amount: '9.90' }, minimumMonths: 3, deposit: { amount: '20.00' } },
      stock: { onHand: 0, lowStockThreshold: 3, availability: 'OUT_OF_STOCK' },
      createdAt: expect.stringMatching(/^2026-03-01T12:0\d:\d\d\.\d{3}Z$/),
      deletedAt: null,
    });
    expect(await app().ask('guest', '{ productBySku(sku: "lamp-1") { id } }')).toEqual({
      productBySku: { id: product.id },
    });
  });

  it.each([
    ['price', { price: '-1' }, ['price'], /0 or more/],
    ['price', { price: '1.999' }, ['price'], /3 decimals, but USD has at most 2/],
    ['price', { price: '99999999999999' }, ['price'], /at most 10000000000.00/],
    ['name', { name: 'x'.repeat(1_000_000) }, ['name'], /at most 200 characters long, but it has 1,000,000/],
    ['name', { name: '   ' }, ['name'], /must not be empty/],
    ['name', { name: 'a\u0000b' }, ['name'], /null byte/],
    ['sku', { sku: 'no spaces' }, ['sku'], /1 to 64 letters/],
    ['images', { images: ['javascript:alert(1)'] }, ['images'], /http or https/],
    ['specs', { specs: [1] }, ['specs'], /JSON object/],
    ['specs', { specs: { a: { b: { c: { d: { e: { f: 1 } } } } } } }, ['specs'], /5 levels/],
    ['specs', { specs: { text: 'x'.repeat(17_000) } }, ['specs'], /16384 bytes/],
    ['specs', { specs: JSON.parse('{"a": {"__proto__": {"polluted": true}}}') }, ['specs'], /"__proto__"/],
    ['categoryId', { categoryId: 'product_01h455vb4pex5vsknk084sn02q' }, ['categoryId'], /id of a category/],
    ['lowStockThreshold', { lowStockThreshold: -1 }, ['lowStockThreshold'], /from 0 to 1,000,000/],
    [
      'rentalTerms',
      { rentalTerms: { monthlyRate: '5', minimumMonths: 121, deposit: '1' } },
      ['rentalTerms', 'minimumMonths'],
      /1 to 120/,
    ],
    [
      'rentalTerms',
      { rentalTerms: { monthlyRate: '5.001', minimumMonths: 1, deposit: '1' } },
      ['rentalTerms', 'monthlyRate'],
      /decimals/,
    ],
  ])('refuses a bad %s and points at it', async (_field, bad, path, message) => {
    const input = { sku: 'BAD-1', name: 'Bad', price: '1', ...bad };
    const { product, userErrors } = await app().mutate('createProduct', input, 'product { id }');
    expect(product).toBeNull();
    expect(userErrors).toEqual([
      { __typename: 'ValidationError', code: 'INVALID_INPUT', message: expect.stringMatching(message), path },
    ]);
    expect(await app().ask('guest', '{ productBySku(sku: "BAD-1") { id } }')).toEqual({ productBySku: null });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('reports all bad fields of an input at once', async () => {
    const { userErrors } = await app().mutate(
      'createProduct',
      { sku: '!', name: '', price: '1' },
      'product { id }',
    );
    expect(userErrors.map((error: { path: string[] }) => error.path)).toEqual(
      expect.arrayContaining([['sku'], ['name']]),
    );
  });

  it('refuses a SKU that is taken, whatever its case, also by a deleted product', async () => {
    const product = await makeProduct(app(), { sku: 'Taken-1' });
    const again = await app().mutate(
      'createProduct',
      { sku: 'TAKEN-1', name: 'x', price: '1' },
      'product { id }',
    );
    expect(again.userErrors).toMatchObject([{ code: 'SKU_TAKEN', path: ['sku'] }]);
    await app().mutate('deleteProduct', { productId: product.id }, 'deletedProductId');
    const third = await app().mutate(
      'createProduct',
      { sku: 'taken-1', name: 'x', price: '1' },
      'product { id }',
    );
    expect(third.userErrors).toMatchObject([{ code: 'SKU_TAKEN' }]);
  });

  it('refuses a category that does not exist', async () => {
    const input = { sku: 'X-404', name: 'x', price: '1', categoryId: 'category_01h455vb4pex5vsknk084sn02q' };
    const { userErrors } = await app().mutate('createProduct', input, 'product { id }');
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['categoryId'] }]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const query =
      'mutation { createProduct(input: { sku: "NOPE", name: "x", price: "1" }) { product { id } } }';
    const { data, errors } = await app().send(actor, query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await app().ask('guest', '{ productBySku(sku: "NOPE") { id } }')).toEqual({ productBySku: null });
  });
});
