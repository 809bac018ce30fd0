import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';

const app = useApp();

const restore = (supplierId: string) =>
  app().mutate('restoreSupplier', { supplierId }, 'supplier { id name email deletedAt }');
const remove = (supplierId: string) => app().mutate('deleteSupplier', { supplierId }, 'deletedSupplierId');
const lookUp = (id: string) =>
  app().ask(
    'guest',
    'query ($id: ID!) { supplier(id: $id) { id } suppliers(filter: { search: "phoenix" }) { nodes { id } } }',
    { id },
  );

describe('restoreSupplier', () => {
  it('brings a deleted supplier back as it was', async () => {
    const { id } = await makeSupplier(app(), { name: 'Phoenix', email: 'ash@example.com' });
    await remove(id);
    expect(await lookUp(id)).toEqual({ supplier: null, suppliers: { nodes: [] } });
    expect(await restore(id)).toEqual({
      supplier: { id, name: 'Phoenix', email: 'ash@example.com', deletedAt: null },
      userErrors: [],
    });
    expect(await lookUp(id)).toEqual({ supplier: { id }, suppliers: { nodes: [{ id }] } });
  });

  it('refuses one that is not deleted, or never was', async () => {
    const { id } = await makeSupplier(app());
    expect((await restore(id)).userErrors).toMatchObject([{ code: 'NOT_DELETED', path: ['supplierId'] }]);
    expect((await restore('supplier_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['supplierId'] },
    ]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { id } = await makeSupplier(app());
    await remove(id);
    const query = `mutation { restoreSupplier(input: { supplierId: "${id}" }) { supplier { id } } }`;
    const { data, errors } = await app().send(actor, query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await app().ask('guest', `{ supplier(id: "${id}") { id } }`)).toEqual({ supplier: null });
  });
});
