import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { codesOf } from '../../kit/codes.ts';
import {
  everywhereElse,
  makeTaxClass,
  makeZone,
  rate,
  standard,
  zoneFields,
} from '../../kit/factories/tax.ts';

const app = useApp();
const create = (input: object, actor = 'admin') => app().mutate('createZone', input, zoneFields, actor);
const update = (input: object) => app().mutate('updateZone', input, zoneFields, 'admin');
const remove = (zoneId: string) => app().mutate('deleteZone', { zoneId }, 'deletedZoneId', 'admin');

describe('zones', () => {
  it('begin with one of every place, at 9 %', async () => {
    const { zones } = await app().ask(
      'guest',
      '{ zones { id isDefault countries taxRates { rate taxClass { code } } } }',
    );
    expect(zones).toEqual([
      {
        id: everywhereElse,
        isDefault: true,
        countries: [],
        taxRates: [{ rate: '0.09', taxClass: { code: 'STANDARD' } }],
      },
    ]);
  });

  it('are added with their rates, changed as a whole, and deleted', async () => {
    const reduced = await makeTaxClass(app(), 'REDUCED');
    const zone = await makeZone(app(), {
      name: 'Germany',
      countries: ['DE'],
      taxRates: [rate(standard, '0.19', 'USt'), rate(reduced, '0.07', 'USt')],
    });
    expect(zone).toMatchObject({
      name: 'Germany',
      countries: ['DE'],
      regions: [],
      taxRates: [
        { name: 'USt', rate: '0.19', taxClass: { code: 'STANDARD' } },
        { name: 'USt', rate: '0.07', taxClass: { code: 'REDUCED' } },
      ],
    });
    const { id: zoneId, version } = zone;
    const named = await update({ zoneId, version, name: 'Deutschland' });
    expect(named.zone).toMatchObject({ name: 'Deutschland', taxRates: [{ rate: '0.19' }, { rate: '0.07' }] });
    expect(codesOf(await update({ zoneId, version, name: 'Late' }))).toEqual(['VERSION_CONFLICT']);
    const rated = await update({ zoneId, taxRates: [rate(standard, '0.2')] });
    expect(rated.zone.taxRates).toEqual([{ name: 'VAT', rate: '0.2', taxClass: { code: 'STANDARD' } }]);
    expect(rated.zone.version).toBeGreaterThan(named.zone.version);
    expect((await remove(zoneId)).deletedZoneId).toBe(zoneId);
    expect(
      (await app().ask('guest', 'query ($id: ID!) { zone(id: $id) { id } }', { id: zoneId })).zone,
    ).toBeNull();
  });

  it.each([
    [
      'two rates for one class',
      { taxRates: [rate(standard, '0.1'), rate(standard, '0.2')] },
      'taxRates.1.taxClassId',
    ],
    ['101 %', { taxRates: [rate(standard, '1.01')] }, 'taxRates.0.rate'],
    ['a rate below zero', { taxRates: [rate(standard, '-1')] }, 'taxRates.0.rate'],
    [
      'a class that is not there',
      { taxRates: [rate('taxclass_01h455vb4pex5vsknk084sn02q', '0.1')] },
      'taxRates.0.taxClassId',
    ],
    ['no country', { countries: [] }, 'countries'],
    ['regions of two countries', { countries: ['US', 'CA'], regions: ['OH'] }, 'countries'],
    ['a region of another country', { countries: ['US'], regions: ['Bavaria'] }, 'regions'],
    ['a prefix that is none', { countries: ['US'], postalCodePrefixes: ['43*'] }, 'postalCodePrefixes'],
  ])('refuse %s, and say where', async (_, input, path) => {
    const { zone, userErrors } = await create({ name: 'Wrong', countries: ['FR'], ...input });
    expect(zone).toBeNull();
    expect(userErrors[0].path.join('.')).toBe(path);
    const { zones } = await app().ask('guest', '{ zones { name } }');
    expect(zones.map((one: { name: string }) => one.name)).not.toContain('Wrong');
  });

  it('do not claim what another one claims', async () => {
    await makeZone(app(), { name: 'Ohio', countries: ['US'], regions: ['Ohio'] });
    await makeZone(app(), { name: 'Franklin', countries: ['US'], postalCodePrefixes: ['432', '43 004'] });
    const us = await makeZone(app(), { name: 'Other states', countries: ['US'] });
    for (const [area, field] of [
      [{ regions: ['OH'] }, 'regions'],
      [{ postalCodePrefixes: ['43004'] }, 'postalCodePrefixes'],
      [{}, 'countries'],
    ] as const) {
      const { userErrors } = await create({ name: 'Again', countries: ['US'], ...area });
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
      expect(userErrors[0].message).toMatch(/the zone "(Ohio|Franklin|Other states)" has it/);
    }
    expect(codesOf(await update({ zoneId: us.id, countries: ['US', 'CA'] }))).toEqual([]);
  });

  it('of those that claim the same at once, one is added', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, index) => create({ name: `Japan ${index}`, countries: ['JP'] })),
    );
    expect(answers.filter(({ zone }) => zone !== null)).toHaveLength(1);
  });

  it('the default one has no places of its own, and stays', async () => {
    expect((await update({ zoneId: everywhereElse, countries: ['FR'] })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['countries'] },
    ]);
    expect((await remove(everywhereElse)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['zoneId'] },
    ]);
  });

  it.each(['guest', 'customer', 'staff', 'manager'])('are not for a %s to change', async actor => {
    expect(
      (
        await app().send(
          actor,
          `mutation { createZone(input: { name: "x", countries: [FR] }) { zone { id } } }`,
        )
      ).errors,
    ).toHaveLength(1);
  });
});

describe('the rate of a store that taxes everything alike', () => {
  it('is that of the default class in the default zone, either way it is set', async () => {
    const known = async () => (await app().ask('guest', '{ settings { taxRate } }')).settings.taxRate;
    await app().mutate('updateSettings', { taxRate: '0.05' }, 'settings { id }', 'admin');
    const { zone } = await app().ask('guest', 'query ($id: ID!) { zone(id: $id) { taxRates { rate } } }', {
      id: everywhereElse,
    });
    expect(zone.taxRates).toEqual([{ rate: '0.05' }]);
    expect(await known()).toBe('0.05');
    await update({ zoneId: everywhereElse, taxRates: [rate(standard, '0.2')] });
    expect(await known()).toBe('0.2');
    await update({ zoneId: everywhereElse, taxRates: [] });
    expect(await known()).toBe('0');
    await app().mutate('updateSettings', { taxRate: '0.09' }, 'settings { id }', 'admin');
    expect(await known()).toBe('0.09');
  });
});

describe('where the store is', () => {
  const set = (input: object) =>
    app().mutate('updateSettings', input, 'settings { homeCountry homeRegion homePostalCode }', 'admin');

  it('is kept as zones have it', async () => {
    const { settings } = await set({ homeCountry: 'US', homeRegion: 'ohio', homePostalCode: '43215' });
    expect(settings).toEqual({ homeCountry: 'US', homeRegion: 'OH', homePostalCode: '43215' });
    expect((await set({ homeRegion: 'Bavaria' })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['homeRegion'] },
    ]);
    expect((await set({ homeCountry: null, homeRegion: null, homePostalCode: null })).settings).toEqual({
      homeCountry: null,
      homeRegion: null,
      homePostalCode: null,
    });
  });
});
