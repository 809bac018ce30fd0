import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';

const app = useApp();

const remove = async (supplierId: string, version?: number) =>
  (
    await app().ask(
      'manager',
      `mutation ($input: DeleteSupplierInput!) { deleteSupplier(input: $input) { deletedSupplierId
         userErrors { __typename code path ... on StillInUseError { count } ... on VersionConflictError { currentVersion } } } }`,
      { input: { supplierId, version } },
    )
  ).deleteSupplier;

const lookUp = (id: string, search: string) =>
  app().ask(
    'guest',
    `query ($id: ID!, $search: String!) { supplier(id: $id) { id } node(id: $id) { id }
       suppliers(filter: { search: $search }) { nodes { id } } search(query: $search) { nodes { ... on Supplier { id } } } }`,
    { id, search },
  );
const found = (id: string) => ({
  supplier: { id },
  node: { id },
  suppliers: { nodes: [{ id }] },
  search: { nodes: [{ id }] },
});

describe('deleteSupplier', () => {
  it('removes a supplier everywhere, and a manager still lists it among the deleted ones', async () => {
    const { id } = await makeSupplier(app(), { name: 'Vanishing' });
    expect(await lookUp(id, 'vanishing')).toEqual(found(id));
    expect(await remove(id)).toEqual({ deletedSupplierId: id, userErrors: [] });
    expect(await lookUp(id, 'vanishing')).toEqual({
      supplier: null,
      node: null,
      suppliers: { nodes: [] },
      search: { nodes: [] },
    });
    const { suppliers } = await app().ask(
      'manager',
      '{ suppliers(filter: { deleted: true }) { nodes { id deletedAt } } }',
    );
    expect(suppliers.nodes).toEqual([{ id, deletedAt: expect.stringMatching(/^2026-03-01/) }]);
  });

  it('is refused while products come from it, and says how many', async () => {
    const { id } = await makeSupplier(app(), { name: 'Busy' });
    const products = [
      await makeProduct(app(), { supplierId: id }),
      await makeProduct(app(), { supplierId: id }),
    ];
    expect(await remove(id)).toEqual({
      deletedSupplierId: null,
      userErrors: [{ __typename: 'StillInUseError', code: 'STILL_IN_USE', path: ['supplierId'], count: 2 }],
    });
    expect(await lookUp(id, 'busy')).toEqual(found(id));
    await app().mutate('updateProduct', { productId: products[0]!.id, supplierId: null }, 'product { id }');
    await app().mutate('deleteProduct', { productId: products[1]!.id }, 'deletedProductId');
    expect((await remove(id)).deletedSupplierId).toBe(id);
  });

  it('refuses a stale version, and what is deleted already', async () => {
    const { id } = await makeSupplier(app(), { name: 'Stale' });
    await app().mutate('updateSupplier', { supplierId: id, city: 'x' }, 'supplier { id }');
    expect((await remove(id, 1)).userErrors).toMatchObject([
      { __typename: 'VersionConflictError', currentVersion: 2 },
    ]);
    expect(await lookUp(id, 'stale')).toEqual(found(id));
    expect((await remove(id, 2)).deletedSupplierId).toBe(id);
    expect((await remove(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['supplierId'] }]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s, who sees no deleted ones either', async (actor, code) => {
    const { id } = await makeSupplier(app());
    for (const query of [
      `mutation { deleteSupplier(input: { supplierId: "${id}" }) { deletedSupplierId } }`,
      '{ suppliers(filter: { deleted: true }) { nodes { id } } }',
    ]) {
      const { data, errors } = await app().send(actor, query);
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code } }]);
    }
    expect(await app().ask('guest', `{ supplier(id: "${id}") { id } }`)).toEqual({ supplier: { id } });
  });
});
