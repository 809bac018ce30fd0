import { describe, expect, it } from 'vitest';
import { defaultTaxClassId } from '../../../../src/modules/tax/classes/tax-class.entity.ts';
import { TaxTable } from '../../../../src/modules/tax/tax-table.ts';
import { reverseChargeTexts, taxTreatment } from '../../../../src/modules/tax/tax-treatment.ts';
import { defaultZoneId } from '../../../../src/modules/tax/zones/zone.entity.ts';
import { areaProblem, normalizedArea } from '../../../../src/modules/tax/zones/zone.rules.ts';

const area = (countries: string[], regions: string[] = [], postalCodePrefixes: string[] = []) => ({
  countries,
  regions,
  postalCodePrefixes,
});
const place = (
  countryCode: string | null,
  region: string | null = null,
  postalCode: string | null = null,
) => ({
  countryCode,
  region,
  postalCode,
});

const table = new TaxTable(
  [
    { id: 'de', ...area(['DE']) },
    { id: 'us', ...area(['US']) },
    { id: 'ohio', ...area(['US'], ['OH']) },
    { id: 'franklin', ...area(['US'], [], ['432', '43004']) },
    { id: 'columbus', ...area(['US'], [], ['43215']) },
    { id: 'islands', ...area(['GB'], [], ['KW15']) },
    { id: defaultZoneId, ...area([]) },
  ],
  [
    { zoneId: 'de', taxClassId: defaultTaxClassId, ratePpm: 190_000, name: 'USt' },
    { zoneId: 'de', taxClassId: 'reduced', ratePpm: 70_000, name: 'USt' },
    { zoneId: 'ohio', taxClassId: 'reduced', ratePpm: 0, name: 'Exempt food' },
  ],
);

describe('the zone of a place is the most specific one', () => {
  it.each([
    [place('DE', null, '10115'), 'de'],
    [place('US', 'NY', '10001'), 'us'],
    [place('US', 'OH', '44101'), 'ohio'],
    [place('US', 'oh', '44101'), 'ohio'],
    [place('US', 'Ohio', '44101'), 'ohio'],
    [place('US', '', '10001'), 'us'],
    [place('US', 'OH', '43201'), 'franklin'],
    [place('US', 'OH', '43215-1234'), 'columbus'],
    [place('US', null, '43004'), 'franklin'],
    [place('GB', null, 'kw15 1aa'), 'islands'],
    [place('GB', null, 'SW1A 1AA'), defaultZoneId],
    [place('JP'), defaultZoneId],
    [place(null, 'OH', '43215'), defaultZoneId],
  ])('%j is in %s', (where, zone) => {
    expect(table.zoneOf(where)).toBe(zone);
  });
});

describe('the rate', () => {
  it.each([
    ['de', null, 190_000],
    ['de', 'reduced', 70_000],
    ['de', 'unknown there', 190_000],
    ['ohio', 'reduced', 0],
    ['ohio', null, 0],
    ['us', 'reduced', 0],
  ])('in %s of %s is %i', (zone, taxClass, ppm) => {
    expect(table.rateIn(zone, taxClass).ratePpm).toBe(ppm);
  });
});

describe('how a sale is taxed', () => {
  const home = place('DE', null, '10115');
  const payer = { taxId: null, taxExempt: false, taxExemptionReason: null };
  const business = { ...payer, taxId: 'ATU13585627' };

  it.each([
    ['at the counter', null, null, 'de', null, 190_000],
    ['to nobody known, elsewhere', place('JP'), null, defaultZoneId, null, 0],
    ['where the country is not known', place(null), payer, 'de', null, 190_000],
    [
      'to a business of another member of the Union',
      place('AT'),
      business,
      defaultZoneId,
      reverseChargeTexts.GOODS,
      0,
    ],
    ['to the same business at home', place('DE'), business, 'de', null, 190_000],
    ['to the same business outside', place('US', 'OH'), business, 'ohio', null, 0],
    ['to a business of home', place('AT'), { ...payer, taxId: 'DE136695976' }, defaultZoneId, null, 0],
    ['to a person of another member', place('AT'), payer, defaultZoneId, null, 0],
    [
      'to who is exempt',
      place('DE'),
      { ...payer, taxExempt: true, taxExemptionReason: 'Embassy' },
      'de',
      'Embassy',
      0,
    ],
    ['to who is exempt for no reason', null, { ...payer, taxExempt: true }, 'de', 'Exempt from tax.', 0],
  ])('%s', (_, to, who, zone, exemption, ppm) => {
    const treatment = taxTreatment(table, home, to, who);
    expect(treatment).toMatchObject({ zoneId: zone, exemption });
    expect(treatment.rateOf(null).ratePpm).toBe(ppm);
  });
});

describe('an area', () => {
  it.each([
    [area([]), 'countries'],
    [area(['US', 'CA'], ['OH']), 'countries'],
    [area(['US', 'CA'], [], ['432']), 'countries'],
    [area(['US'], ['Bavaria']), 'regions'],
    [area(['US'], [], ['432*']), 'postalCodePrefixes'],
    [area(['US'], [], ['']), 'postalCodePrefixes'],
  ])('%j is none because of %s', (wrong, field) => {
    expect(areaProblem(wrong)?.field).toBe(field);
  });

  it('is kept by codes, as it is compared', () => {
    expect(normalizedArea(area(['US', 'US'], ['Ohio', 'OH'], ['432 01', '43201']))).toEqual(
      area(['US'], ['OH'], ['43201']),
    );
  });
});
