import { describe, expect, it } from 'vitest';
import { maxTaxClasses } from '../../../src/modules/tax/classes/tax-class.entity.ts';
import { useApp } from '../../kit/app.ts';
import { codesOf } from '../../kit/codes.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { makeTaxClass, makeZone, rate, standard } from '../../kit/factories/tax.ts';

const app = useApp();
const fields = 'taxClass { id code name version isDefault }';
const create = (input: object, actor = 'admin') => app().mutate('createTaxClass', input, fields, actor);
const update = (input: object) => app().mutate('updateTaxClass', input, fields, 'admin');
const remove = (taxClassId: string, version?: number) =>
  app().mutate('deleteTaxClass', { taxClassId, version }, 'deletedTaxClassId', 'admin');
const list = async (actor = 'guest') =>
  (await app().ask(actor, '{ taxClasses { id code name isDefault } }')).taxClasses;

describe('tax classes', () => {
  it('begin with the default one, which everybody sees, once, however often the server starts', async () => {
    const only = [{ id: standard, code: 'STANDARD', name: 'Standard', isDefault: true }];
    expect(await list()).toEqual(only);
    expect(await list('customer')).toEqual(only);
  });

  it('are added, renamed, and deleted, and the audit log says who did it', async () => {
    const { taxClass } = await create({ code: 'REDUCED', name: ' Books ' });
    expect(taxClass).toMatchObject({ code: 'REDUCED', name: 'Books', isDefault: false });
    const { id: taxClassId, version } = taxClass;
    const changed = await update({ taxClassId, version, name: 'Books and food' });
    expect(changed.taxClass).toMatchObject({ code: 'REDUCED', name: 'Books and food' });
    expect(codesOf(await update({ taxClassId, version, name: 'Late' }))).toEqual(['VERSION_CONFLICT']);
    expect((await remove(taxClassId)).deletedTaxClassId).toBe(taxClassId);
    expect(await list()).toHaveLength(1);
    const { auditLog } = await app().ask(
      'admin',
      `query ($id: ID!) { auditLog(filter: { targetId: $id }) { nodes { action } } }`,
      { id: taxClassId },
    );
    expect(auditLog.nodes.map((entry: { action: string }) => entry.action).toSorted()).toEqual([
      'tax.class_created',
      'tax.class_deleted',
      'tax.class_updated',
    ]);
  });

  it('have a code of their own', async () => {
    await makeTaxClass(app(), 'ZERO');
    const { userErrors } = await create({ code: 'zero', name: 'Again' });
    expect(userErrors).toMatchObject([{ code: 'CODE_TAKEN', path: ['code'] }]);
    const bad = await create({ code: 'not a code', name: '' });
    expect(bad.userErrors.map((error: { path: string[] }) => error.path[0]).toSorted()).toEqual([
      'code',
      'name',
    ]);
  });

  it('stay while a product has them, and take their rates along', async () => {
    const taxClassId = await makeTaxClass(app(), 'FOOD');
    await makeZone(app(), { name: 'Austria', countries: ['AT'], taxRates: [rate(taxClassId, '0.1')] });
    const product = await makeProduct(app(), { taxClassId });
    const { userErrors } = await remove(taxClassId);
    expect(userErrors).toMatchObject([{ code: 'STILL_IN_USE', path: ['taxClassId'] }]);
    expect(userErrors[0].message).toContain('"FOOD" still has 1 product.');
    await app().mutate(
      'updateProduct',
      { productId: product.id, taxClassId: null },
      'product { id }',
      'admin',
    );
    expect(codesOf(await remove(taxClassId))).toEqual([]);
    const { zones } = await app().ask('guest', '{ zones { name taxRates { rate } } }');
    expect(zones.find((zone: { name: string }) => zone.name === 'Austria').taxRates).toEqual([]);
  });

  it('the default one cannot be deleted, only renamed', async () => {
    const { userErrors } = await remove(standard);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['taxClassId'] }]);
    expect((await update({ taxClassId: standard, name: 'Normal' })).taxClass.isDefault).toBe(true);
  });

  it('are so many at most', async () => {
    const before = (await list()).length;
    for (let count = before; count < maxTaxClasses; count++) await makeTaxClass(app(), `CLASS-${count}`);
    const { userErrors } = await create({ code: 'ONE-MORE', name: 'One more' });
    expect(userErrors[0].message).toContain(`${maxTaxClasses} tax classes, which is the most`);
  });

  it('a product has one, which must be there', async () => {
    const [, { id: taxClassId }] = await list();
    const { id } = await makeProduct(app(), { taxClassId });
    const query = 'query ($id: ID!) { product(id: $id) { taxClass { code } } }';
    expect((await app().ask('guest', query, { id })).product.taxClass.code).toBe('ZERO');
    const none = await makeProduct(app());
    expect((await app().ask('guest', query, { id: none.id })).product.taxClass).toBeNull();
    const { userErrors } = await app().mutate(
      'createProduct',
      { sku: 'NO-CLASS', name: 'x', price: '1', taxClassId: 'taxclass_01h455vb4pex5vsknk084sn02q' },
      'product { id }',
    );
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['taxClassId'] }]);
  });
});
