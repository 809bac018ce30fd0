import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';

const app = useApp();

const fields = 'id code name contactName email phone city country version';
const update = (input: object) => app().mutate('updateSupplier', input, `supplier { ${fields} }`);
const supplierOf = async (id: string) =>
  (await app().ask('manager', `query ($id: ID!) { supplier(id: $id) { ${fields} } }`, { id })).supplier;

const details = {
  contactName: 'Anna',
  email: 'anna@example.com',
  phone: '1',
  city: 'Bonn',
  country: 'Germany',
};

describe('updateSupplier', () => {
  it('changes what the input names and nothing else', async () => {
    const { id } = await makeSupplier(app(), details);
    const before = await supplierOf(id);
    const { supplier, userErrors } = await update({
      supplierId: id,
      email: 'bea@example.com',
      city: ' Köln ',
    });
    expect(userErrors).toEqual([]);
    expect(supplier).toEqual({ ...before, email: 'bea@example.com', city: 'Köln', version: 2 });
    expect(await supplierOf(id)).toEqual(supplier);
  });

  it('clears each detail by null', async () => {
    const { id } = await makeSupplier(app(), details);
    const before = await supplierOf(id);
    expect((await update({ supplierId: id, phone: null })).supplier).toEqual({
      ...before,
      phone: null,
      version: 2,
    });
    const nothing = { contactName: null, email: null, phone: null, city: null, country: null };
    expect((await update({ supplierId: id, ...nothing })).userErrors).toEqual([]);
    expect(await supplierOf(id)).toEqual({ ...before, ...nothing, version: 3 });
  });

  it.each(['name', 'code'])('refuses null for %s', async field => {
    const { id } = await makeSupplier(app(), details);
    expect((await update({ supplierId: id, [field]: null })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: [field] },
    ]);
    expect(await supplierOf(id)).toMatchObject({ ...details, version: 1 });
  });

  it.each([
    ['email', { email: 'nonsense' }],
    ['email', { email: '' }],
    ['name', { name: '' }],
    ['code', { code: '!' }],
    ['supplierId', { supplierId: 'product_01h455vb4pex5vsknk084sn02q' }],
  ])('refuses a bad %s', async (field, bad) => {
    const { id } = await makeSupplier(app(), details);
    const { supplier, userErrors } = await update({ supplierId: id, city: 'Ulm', ...bad });
    expect(supplier).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
    expect(await supplierOf(id)).toMatchObject({ ...details, version: 1 });
  });

  it('is found by its new name and no longer by the old one', async () => {
    const { id } = await makeSupplier(app(), { name: 'Oldfangled', code: 'F1' });
    await update({ supplierId: id, name: 'Newfangled' });
    const query = 'query ($search: String) { suppliers(filter: { search: $search }) { nodes { id } } }';
    expect((await app().ask('guest', query, { search: 'newfangled' })).suppliers.nodes).toEqual([{ id }]);
    expect((await app().ask('guest', query, { search: 'oldfangled' })).suppliers.nodes).toEqual([]);
  });

  it('refuses the code of another but takes its own in another case', async () => {
    const [first, second] = [
      await makeSupplier(app(), { code: 'ONE' }),
      await makeSupplier(app(), { code: 'TWO' }),
    ];
    expect((await update({ supplierId: second.id, code: 'one' })).userErrors).toMatchObject([
      { code: 'CODE_TAKEN', path: ['code'] },
    ]);
    expect((await update({ supplierId: first.id, code: 'one' })).userErrors).toEqual([]);
    expect(await supplierOf(first.id)).toMatchObject({ code: 'one' });
    expect(await supplierOf(second.id)).toMatchObject({ code: 'TWO', version: 1 });
  });

  it('lets exactly one of two updates at once with the same version win', async () => {
    for (let round = 1; round <= 5; round++) {
      const { id } = await makeSupplier(app());
      const answers = await Promise.all(
        ['Left', 'Right'].map(city => update({ supplierId: id, version: 1, city })),
      );
      expect(answers.flatMap(answer => answer.userErrors)).toMatchObject([
        { __typename: 'VersionConflictError', code: 'VERSION_CONFLICT', path: ['version'] },
      ]);
      const won = answers.find(answer => answer.supplier);
      expect(await supplierOf(id)).toMatchObject({ city: won.supplier.city, version: 2 });
    }
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { id } = await makeSupplier(app(), details);
    const query = `mutation { updateSupplier(input: { supplierId: "${id}", city: "x" }) { supplier { id } } }`;
    const { data, errors } = await app().send(actor, query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await supplierOf(id)).toMatchObject({ city: 'Bonn' });
  });
});
