import { expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeProduct } from '../kit/factories/product.ts';

const app = useApp();
const fields = 'userErrors { __typename code path ... on ValidationError { reason min max } }';

const update = async (input: object) => {
  const { id } = await makeProduct(app());
  const query = `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { ${fields} } }`;
  return app().send('manager', query, { input: { productId: id, ...input } });
};

it.each([
  [{ name: '' }, 'name', { reason: 'REQUIRED', min: null, max: null }],
  [{ name: null }, 'name', { reason: 'REQUIRED', min: null, max: null }],
  [{ name: 'x'.repeat(201) }, 'name', { reason: 'TOO_LONG', min: null, max: '200' }],
  [{ name: 'a\u0000' }, 'name', { reason: 'WRONG_FORMAT' }],
  [{ lowStockThreshold: -1 }, 'lowStockThreshold', { reason: 'TOO_SMALL', min: '0', max: '1000000' }],
  [{ lowStockThreshold: 2_000_000 }, 'lowStockThreshold', { reason: 'TOO_LARGE', max: '1000000' }],
  [{ sku: '?' }, 'sku', { reason: 'WRONG_FORMAT' }],
  [{ images: 'no' }, 'images', { reason: 'NOT_ALLOWED' }],
])('%j says why at %s', async (input, field, expected) => {
  const { data } = await update(input);
  expect(data.updateProduct.userErrors).toMatchObject([
    { __typename: 'ValidationError', code: 'INVALID_INPUT', path: [field], ...expected },
  ]);
});

it('an inner input says why, too', async () => {
  const { data } = await update({ rentalTerms: { monthlyRate: '1', minimumMonths: 0, deposit: '1' } });
  expect(data.updateProduct.userErrors).toMatchObject([
    { path: ['rentalTerms', 'minimumMonths'], reason: 'TOO_SMALL', min: '1', max: '120' },
  ]);
});

it.each([
  [{ price: '41,90' }, ['price']],
  [{ rentalTerms: { monthlyRate: 'x', minimumMonths: 1, deposit: '1' } }, ['rentalTerms', 'monthlyRate']],
])('a malformed %j points into the input', async (input, path) => {
  const { errors } = await update(input);
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [path] });
});
