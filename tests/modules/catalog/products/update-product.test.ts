import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';

const app = useApp();

const fields = `
  id sku name description price { amount } category { id } supplier { id } specs images status version
  rentalTerms { monthlyRate { amount } minimumMonths deposit { amount } } stock { lowStockThreshold } createdAt updatedAt`;

const productOf = async (id: string) =>
  (await app().ask('guest', `query ($id: ID!) { product(id: $id) { ${fields} } }`, { id })).product;

const update = (input: object, actor?: string) =>
  app().mutate('updateProduct', input, `product { ${fields} }`, actor);

const found = async (query: string) =>
  (
    await app().ask(
      'guest',
      'query ($query: String!) { search(query: $query) { nodes { ... on Product { id } } } }',
      { query },
    )
  ).search.nodes.map((node: { id: string }) => node.id);

async function makeFullProduct() {
  const category = await makeCategory(app());
  const supplier = await makeSupplier(app());
  const product = await makeProduct(app(), {
    description: 'Before',
    price: '10.00',
    categoryId: category.id,
    supplierId: supplier.id,
    specs: { watts: 9, size: { width: 1 } },
    images: ['https://example.com/a.png'],
    lowStockThreshold: 4,
    rentalTerms: { monthlyRate: '5', minimumMonths: 2, deposit: '20' },
  });
  return { category, supplier, product };
}

describe('updateProduct', () => {
  it('changes what the input names and nothing else', async () => {
    const { product } = await makeFullProduct();
    const before = await productOf(product.id);
    const { product: after, userErrors } = await update({ productId: product.id, price: '11.5' });
    expect(userErrors).toEqual([]);
    expect(after).toEqual({
      ...before,
      price: { amount: '11.50' },
      version: 2,
      updatedAt: expect.any(String),
    });
    expect(after.updatedAt > before.updatedAt).toBe(true);
    expect(await productOf(product.id)).toEqual(after);
  });

  it('changes everything at once', async () => {
    const { product } = await makeFullProduct();
    const category = await makeCategory(app());
    const supplier = await makeSupplier(app());
    const { product: after, userErrors } = await update({
      productId: product.id,
      version: 1,
      sku: 'CHANGED-1',
      name: ' Changed ',
      description: 'After',
      price: '0',
      categoryId: category.id,
      supplierId: supplier.id,
      specs: { watts: 10 },
      images: [],
      lowStockThreshold: 0,
      status: 'ARCHIVED',
      rentalTerms: { monthlyRate: '6.5', minimumMonths: 3, deposit: '0' },
    });
    expect(userErrors).toEqual([]);
    expect(after).toMatchObject({
      id: product.id,
      sku: 'CHANGED-1',
      name: 'Changed',
      description: 'After',
      price: { amount: '0.00' },
      category: { id: category.id },
      supplier: { id: supplier.id },
      images: [],
      stock: { lowStockThreshold: 0 },
      status: 'ARCHIVED',
      version: 2,
      rentalTerms: { monthlyRate: { amount: '6.50' }, minimumMonths: 3, deposit: { amount: '0.00' } },
    });
    expect(after.specs).toEqual({ watts: 10 });
    const found = async (watts: number) => {
      const filter = `ids: "${product.id}", specs: { path: "watts", equals: ${watts} }`;
      const { products } = await app().ask('guest', `{ products(filter: { ${filter} }) { totalCount } }`);
      return products.totalCount;
    };
    expect([await found(9), await found(10)]).toEqual([0, 1]);
  });

  it('leaves the category and the supplier that it names as they were', async () => {
    const { product, category, supplier } = await makeFullProduct();
    await update({
      productId: product.id,
      categoryId: category.id,
      supplierId: supplier.id,
      description: 'x',
    });
    const query = `{ category(id: "${category.id}") { version createdAt updatedAt } supplier(id: "${supplier.id}") { version createdAt updatedAt } }`;
    const after = await app().ask('guest', query);
    for (const one of [after.category, after.supplier])
      expect(one).toEqual({ version: 1, createdAt: expect.any(String), updatedAt: expect.any(String) });
    await makeProduct(app(), { categoryId: category.id, supplierId: supplier.id });
    expect(await app().ask('guest', query)).toEqual(after);
  });

  it('clears category, supplier, and rental terms by null', async () => {
    const { product } = await makeFullProduct();
    const { userErrors } = await update({
      productId: product.id,
      categoryId: null,
      supplierId: null,
      rentalTerms: null,
    });
    expect(userErrors).toEqual([]);
    expect(await productOf(product.id)).toMatchObject({
      category: null,
      supplier: null,
      rentalTerms: null,
      name: product.name,
    });
  });

  it.each(['name', 'sku', 'description', 'price', 'specs', 'images', 'lowStockThreshold', 'status'])(
    'refuses null for %s, which cannot be empty',
    async field => {
      const { product } = await makeFullProduct();
      const before = await productOf(product.id);
      const { product: after, userErrors } = await update({ productId: product.id, [field]: null });
      expect(after).toBeNull();
      expect(userErrors).toMatchObject([
        { code: 'INVALID_INPUT', path: [field], message: expect.stringMatching(/must not be null/) },
      ]);
      expect(await productOf(product.id)).toEqual(before);
    },
  );

  it.each([
    [{ price: '-1' }, ['price']],
    [{ name: ' ' }, ['name']],
    [{ sku: 'no spaces' }, ['sku']],
    [{ rentalTerms: { monthlyRate: '1', minimumMonths: 0, deposit: '1' } }, ['rentalTerms', 'minimumMonths']],
    [{ rentalTerms: { monthlyRate: '1', minimumMonths: 1, deposit: '1.001' } }, ['rentalTerms', 'deposit']],
    [{ supplierId: 'category_01h455vb4pex5vsknk084sn02q' }, ['supplierId']],
  ])('refuses %j and changes nothing', async (bad, path) => {
    const { product } = await makeFullProduct();
    const before = await productOf(product.id);
    const { userErrors } = await update({ productId: product.id, description: 'Not kept', ...bad });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path }]);
    expect(await productOf(product.id)).toEqual(before);
  });

  it('refuses a stale version and returns the current one', async () => {
    const product = await makeProduct(app());
    await update({ productId: product.id, version: 1, description: 'First' });
    const { updateProduct } = await app().ask(
      'manager',
      `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id }
         userErrors { __typename code path ... on VersionConflictError { currentVersion } } } }`,
      { input: { productId: product.id, version: 1, description: 'Second' } },
    );
    expect(updateProduct).toEqual({
      product: null,
      userErrors: [
        {
          __typename: 'VersionConflictError',
          code: 'VERSION_CONFLICT',
          path: ['version'],
          currentVersion: 2,
        },
      ],
    });
    expect(await productOf(product.id)).toMatchObject({ description: 'First', version: 2 });
  });

  it('lets exactly one of two updates at once with the same version win', async () => {
    for (let round = 1; round <= 5; round++) {
      const product = await makeProduct(app());
      const answers = await Promise.all(
        ['left', 'right'].map(description => update({ productId: product.id, version: 1, description })),
      );
      const won = answers.filter(answer => answer.userErrors.length === 0);
      const lost = answers.filter(answer => answer.userErrors.length > 0);
      expect(won).toHaveLength(1);
      expect(lost.map(answer => answer.userErrors)).toMatchObject([[{ code: 'VERSION_CONFLICT' }]]);
      expect(await productOf(product.id)).toMatchObject({
        description: won[0].product.description,
        version: 2,
      });
    }
  });

  it('keeps both of two updates at once without a version', async () => {
    const product = await makeProduct(app());
    const answers = await Promise.all([
      update({ productId: product.id, description: 'Both' }),
      update({ productId: product.id, price: '77' }),
    ]);
    expect(answers.flatMap(answer => answer.userErrors)).toEqual([]);
    expect(await productOf(product.id)).toMatchObject({
      description: 'Both',
      price: { amount: '77.00' },
      version: 3,
    });
  });

  it('is found by its new name and SKU, and no longer by the old ones', async () => {
    const product = await makeProduct(app(), { sku: 'QUOKKA-1', name: 'Wombat', description: 'Digs' });
    expect(await found('wombat')).toEqual([product.id]);
    await update({ productId: product.id, sku: 'NUMBAT-1', name: 'Dingo', description: 'Howls' });
    expect(await found('dingo')).toEqual([product.id]);
    expect(await found('numbat-1')).toEqual([product.id]);
    expect(await found('howls')).toEqual([product.id]);
    expect(await found('wombat')).toEqual([]);
    expect(await found('quokka-1')).toEqual([]);
    expect(await found('digs')).toEqual([]);
  });

  it('refuses the SKU of another product but takes its own in another case', async () => {
    const [first, second] = [await makeProduct(app()), await makeProduct(app())];
    const { userErrors } = await update({ productId: second.id, sku: first.sku.toLowerCase() });
    expect(userErrors).toMatchObject([{ code: 'SKU_TAKEN', path: ['sku'] }]);
    expect(await productOf(second.id)).toMatchObject({ sku: second.sku, version: 1 });
    expect((await update({ productId: first.id, sku: first.sku.toLowerCase() })).userErrors).toEqual([]);
    expect(await productOf(first.id)).toMatchObject({ sku: first.sku.toLowerCase() });
  });

  it.each([
    ['productId', { productId: 'product_01h455vb4pex5vsknk084sn02q' }],
    ['categoryId', { categoryId: 'category_01h455vb4pex5vsknk084sn02q' }],
    ['supplierId', { supplierId: 'supplier_01h455vb4pex5vsknk084sn02q' }],
  ])('refuses a %s that does not exist', async (field, bad) => {
    const product = await makeProduct(app());
    const { userErrors } = await update({ productId: product.id, name: 'Nameless', ...bad });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: [field] }]);
    expect(await productOf(product.id)).toMatchObject({ name: product.name, version: 1 });
  });

  it('refuses a deleted product and a deleted category', async () => {
    const product = await makeProduct(app());
    const category = await makeCategory(app());
    await app().mutate('deleteCategory', { categoryId: category.id }, 'deletedCategoryId');
    expect((await update({ productId: product.id, categoryId: category.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['categoryId'] },
    ]);
    await app().mutate('deleteProduct', { productId: product.id }, 'deletedProductId');
    expect((await update({ productId: product.id, name: 'Ghost' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['productId'] },
    ]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const product = await makeProduct(app());
    const { data, errors } = await app().send(
      actor,
      'mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } } }',
      { input: { productId: product.id, name: 'Stolen' } },
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await productOf(product.id)).toMatchObject({ name: product.name, version: 1 });
  });
});
