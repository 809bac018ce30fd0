import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeProduct } from '../kit/factories/product.ts';

const app = useApp();
const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }';
let productId: string;

beforeAll(async () => {
  ({ id: productId } = await makeProduct(app()));
});

describe('nodes with an id that node refuses', () => {
  it.each([
    ['of a type that has no root field', 'installment_01h455vb4pex5vsknk084sn02q', 'BAD_USER_INPUT'],
    ['of no type', 'nonsense', 'BAD_USER_INPUT'],
    ['of a type that a guest may not see', 'user_01h455vb4pex5vsknk084sn02q', 'UNAUTHENTICATED'],
  ])('%s has the others all the same, compiled or not', async (_what, id, code) => {
    for (let run = 0; run < 3; run++) {
      const { data, errors } = await app().send('guest', query, { ids: [productId, id, productId] });
      const product = { id: productId, __typename: 'Product' };
      expect(data).toEqual({ nodes: [product, null, product] });
      expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code } }]);
    }
  });

  it('says which ids there are', async () => {
    const { errors } = await app().send('guest', query, { ids: ['nonsense'] });
    expect(errors![0]!.message).toContain('"ids" must be an id that starts with one of: ');
  });

  it('has none at all when there are too many', async () => {
    const { data, errors } = await app().send('guest', query, { ids: Array(101).fill(productId) });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['nodes'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
