import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { codesOf } from '../../kit/codes.ts';
import { makeShippingMethod, methodFields } from '../../kit/factories/shipping.ts';
import { makeTaxClass, makeZone } from '../../kit/factories/tax.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();
const create = (input: object, actor = 'admin') =>
  app().mutate(
    'createShippingMethod',
    { code: 'NEW', name: 'New', kind: 'FLAT', rates: [{ price: '5' }], ...input },
    methodFields,
    actor,
  );
const update = (input: object) => app().mutate('updateShippingMethod', input, methodFields, 'admin');
const remove = (shippingMethodId: string, more: object = {}) =>
  app().mutate('deleteShippingMethod', { shippingMethodId, ...more }, 'deletedShippingMethodId', 'admin');
const namesFor = async (actor: string) =>
  (await app().ask(actor, '{ shippingMethods { name } }')).shippingMethods.map(
    ({ name }: { name: string }) => name,
  );

describe('shipping methods', () => {
  it('are added, changed, and deleted', async () => {
    const zone = await makeZone(app(), { name: 'Germany', countries: ['DE'] });
    const taxClassId = await makeTaxClass(app(), 'CARRIAGE');
    const method = await makeShippingMethod(app(), {
      code: 'PARCEL',
      name: 'Parcel',
      description: 'Two days.',
      kind: 'BY_WEIGHT',
      rates: [
        { upToWeightGrams: 1_000, price: '4.90' },
        { upToWeightGrams: 5_000, price: '9.90' },
      ],
      zoneIds: [zone.id, zone.id],
      taxClassId,
      freeFrom: '100',
    });
    expect(method).toEqual({
      id: expect.stringMatching(/^shipmethod_/),
      version: 1,
      code: 'PARCEL',
      name: 'Parcel',
      description: 'Two days.',
      kind: 'BY_WEIGHT',
      active: true,
      taxClass: { code: 'CARRIAGE' },
      zones: [{ name: 'Germany' }],
      rates: [
        { upToWeightGrams: 1_000, upToTotal: null, price: { amount: '4.90', currencyCode: 'USD' } },
        { upToWeightGrams: 5_000, upToTotal: null, price: { amount: '9.90', currencyCode: 'USD' } },
      ],
      freeFrom: { amount: '100.00' },
    });
    const { id: shippingMethodId, version } = method;
    expect(codesOf(await app().mutate('deleteZone', { zoneId: zone.id }, 'deletedZoneId', 'admin'))).toEqual([
      'STILL_IN_USE',
    ]);
    expect(
      codesOf(await app().mutate('deleteTaxClass', { taxClassId }, 'deletedTaxClassId', 'admin')),
    ).toEqual(['STILL_IN_USE']);
    const changed = await update({
      shippingMethodId,
      version,
      name: 'Letter',
      kind: 'BY_TOTAL',
      rates: [{ upToTotal: '20', price: '1.20' }, { price: '2' }],
      zoneIds: null,
      taxClassId: null,
      freeFrom: null,
    });
    expect(changed.shippingMethod).toMatchObject({
      code: 'PARCEL',
      name: 'Letter',
      description: 'Two days.',
      zones: [],
      taxClass: null,
      freeFrom: null,
      rates: [
        { upToTotal: { amount: '20.00' }, upToWeightGrams: null, price: { amount: '1.20' } },
        { upToTotal: null, price: { amount: '2.00' } },
      ],
    });
    expect(codesOf(await update({ shippingMethodId, version, name: 'Late' }))).toEqual(['VERSION_CONFLICT']);
    expect(codesOf(await remove(shippingMethodId, { version }))).toEqual(['VERSION_CONFLICT']);
    expect((await remove(shippingMethodId)).deletedShippingMethodId).toBe(shippingMethodId);
    expect(codesOf(await remove(shippingMethodId))).toEqual(['NOT_FOUND']);
    expect(
      (await app().mutate('deleteZone', { zoneId: zone.id }, 'deletedZoneId', 'admin')).userErrors,
    ).toEqual([]);
  });

  it('are seen while they are offered, and by who may change them always', async () => {
    const { id: shippingMethodId } = await makeShippingMethod(app(), { name: 'Drone', active: false });
    await makeShippingMethod(app(), { name: 'Ship' });
    expect(await namesFor('guest')).toEqual(['Ship']);
    expect(await namesFor('staff')).toEqual(['Ship']);
    expect(await namesFor('admin')).toEqual(['Drone', 'Ship']);
    const query = 'query ($id: ID!) { shippingMethod(id: $id) { name } node(id: $id) { id } }';
    const seenBy = (actor: string) => app().ask(actor, query, { id: shippingMethodId });
    expect(await seenBy('customer')).toEqual({ shippingMethod: null, node: null });
    expect(await seenBy('admin')).toMatchObject({ shippingMethod: { name: 'Drone' } });
    await update({ shippingMethodId, active: true });
    expect(await namesFor('guest')).toEqual(['Drone', 'Ship']);
  });

  it.each([
    ['a negative price', { rates: [{ price: '-1' }] }, ['rates', '0', 'price']],
    ['too many decimals', { rates: [{ price: '4.999' }] }, ['rates', '0', 'price']],
    ['no rate', { rates: [] }, ['rates']],
    ['two prices for all', { rates: [{ price: '1' }, { price: '2' }] }, ['rates']],
    ['a limit for all', { rates: [{ upToTotal: '5', price: '1' }] }, ['rates', '0', 'upToTotal']],
    [
      'limits that fall',
      {
        kind: 'BY_WEIGHT',
        rates: [
          { upToWeightGrams: 9, price: '1' },
          { upToWeightGrams: 8, price: '1' },
        ],
      },
      ['rates', '1', 'upToWeightGrams'],
    ],
    [
      'a weight of nothing',
      { kind: 'BY_WEIGHT', rates: [{ upToWeightGrams: 0, price: '1' }] },
      ['rates', '0', 'upToWeightGrams'],
    ],
    ['no name', { name: ' ' }, ['name']],
    ['a code with spaces', { code: 'A B' }, ['code']],
    ['a free amount that is none', { freeFrom: '-5' }, ['freeFrom']],
  ])('are refused with %s', async (_, input, path) => {
    const { userErrors } = await create(input);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path }]);
  });

  it('are refused for a zone or class that is not there, and a code that is taken', async () => {
    const gone = await makeZone(app(), { name: 'Atlantis', countries: ['AQ'] });
    await app().mutate('deleteZone', { zoneId: gone.id }, 'deletedZoneId', 'admin');
    expect((await create({ zoneIds: [gone.id] })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['zoneIds', '0'] },
    ]);
    expect(codesOf(await create({ taxClassId: 'taxclass_01h455vb4pex5vsknk084sn02q' }))).toEqual([
      'NOT_FOUND',
    ]);
    await makeShippingMethod(app(), { code: 'TAKEN' });
    expect((await create({ code: 'taken' })).userErrors).toMatchObject([
      { code: 'CODE_TAKEN', path: ['code'] },
    ]);
  });

  it('take another kind only with rates for it', async () => {
    const { id: shippingMethodId } = await makeShippingMethod(app());
    expect((await update({ shippingMethodId, kind: 'BY_TOTAL' })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['rates'] },
    ]);
  });

  it('change their prices as a whole once the store sells in another currency', async () => {
    const { id: shippingMethodId } = await makeShippingMethod(app(), { freeFrom: '50' });
    await updateSettings(app(), { currencyCode: 'EUR' });
    expect((await update({ shippingMethodId, freeFrom: '40' })).userErrors).toMatchObject([
      { path: ['rates'] },
    ]);
    expect((await update({ shippingMethodId, rates: [{ price: '4' }] })).userErrors).toMatchObject([
      { path: ['freeFrom'] },
    ]);
    const { shippingMethod } = await update({ shippingMethodId, rates: [{ price: '4' }], freeFrom: '40' });
    expect(shippingMethod).toMatchObject({
      rates: [{ price: { amount: '4.00', currencyCode: 'EUR' } }],
      freeFrom: { amount: '40.00' },
    });
    await updateSettings(app(), { currencyCode: 'USD' });
  });

  it.each(['guest', 'customer', 'staff'])('are not for %s to change', async actor => {
    const input = { code: 'MINE', name: 'Mine', kind: 'FLAT', rates: [{ price: '0' }] };
    const query =
      'mutation ($input: CreateShippingMethodInput!) { createShippingMethod(input: $input) { userErrors { code } } }';
    const { errors } = await app().send(actor, query, { input });
    expect(errors![0]!.extensions.code).toBe(actor === 'guest' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  });
});
