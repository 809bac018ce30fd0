import { describe, expect, it } from 'vitest';
import {
  countryOfVatId,
  isInEuropeanUnion,
  plainVatId,
  vatIdProblem,
} from '../../../../src/platform/lib/vat-id.ts';

describe('a VAT id', () => {
  it.each([
    ['DE136695976', 'DE'],
    ['de 136 695 976', 'DE'],
    ['ATU13585627', 'AT'],
    ['BE0428759497', 'BE'],
    ['FR40303265045', 'FR'],
    ['EL094259216', 'GR'],
    ['NL004495445B01', 'NL'],
    ['IT00743110157', 'IT'],
    ['ESX2482300W', 'ES'],
    ['SE556188840401', 'SE'],
    ['PL8567346215', 'PL'],
    ['GB980780684', 'GB'],
    ['XI980780684', 'XI'],
    ['CHE-107.787.577 IVA', 'CH'],
    ['NO995525828MVA', 'NO'],
  ])('%s is one of %s', (text, country) => {
    expect(countryOfVatId(text)).toBe(country);
    expect(vatIdProblem(text)).toBeUndefined();
  });

  it.each([
    'DE136695978',
    '136695976',
    'US123456789',
    'DE',
    '',
    'XX136695976',
    'GB980780685',
    'DE136–695–976',
    'DE136/695976',
  ])('%s is none', text => {
    expect(countryOfVatId(text)).toBeUndefined();
    expect(vatIdProblem(text)).toContain('such as "DE136695976"');
  });

  it('is kept in capital letters without marks', () => {
    expect(plainVatId(' che-107.787.577 iva')).toBe('CHE107787577IVA');
  });
});

it('knows who is in the European Union', () => {
  expect(['DE', 'AT', 'GR'].every(isInEuropeanUnion)).toBe(true);
  expect(['GB', 'CH', 'US', null, 'toString'].some(isInEuropeanUnion)).toBe(false);
});
