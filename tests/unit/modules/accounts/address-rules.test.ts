import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressProblems,
  completeAddress,
  formProblems,
} from '../../../../src/modules/accounts/addresses/address.rules.ts';
import { countries, countryOf } from '../../../../src/platform/lib/countries.ts';
import { UserErrors } from '../../../../src/platform/lib/user-error.ts';

const problemsIn = (code: string, parts: object) =>
  addressProblems(countryOf(code)!, parts).map(({ field, reason }) => `${field} ${reason}`);

describe('what a country needs', () => {
  it.each([
    ['DE', {}, ['line1 REQUIRED', 'city REQUIRED', 'postalCode REQUIRED']],
    ['DE', { line1: 'Ring 1', city: 'Köln', postalCode: '50667' }, []],
    ['DE', { line1: 'Ring 1', city: 'Köln', postalCode: 'SW1A 1AA' }, ['postalCode WRONG_FORMAT']],
    ['GB', { line1: '10 Downing Street', city: 'London', postalCode: 'sw1a 2aa' }, []],
    ['GB', { line1: '10 Downing Street', city: 'London', postalCode: '50667' }, ['postalCode WRONG_FORMAT']],
    ['US', { line1: '1 Main St', city: 'Columbus', postalCode: '43215' }, ['region REQUIRED']],
    ['US', { line1: '1 Main St', city: 'Columbus', postalCode: '43215-1234', region: 'ohio' }, []],
    [
      'US',
      { line1: '1 Main St', city: 'Columbus', postalCode: '43215', region: 'Bayern' },
      ['region WRONG_FORMAT'],
    ],
    ['KW', { line1: 'Block 3', city: 'Kuwait City' }, []],
    ['JP', { line1: '2-11-3 Meguro', postalCode: '153-0063', region: 'Tokyo' }, []],
    ['HK', { line1: '1 Nathan Road', region: 'Kowloon' }, []],
    // There are no postal codes, so whatever somebody writes there is theirs.
    ['AE', { line1: '1 Road', region: 'Dubai', postalCode: 'none' }, []],
  ])('%s: %j', (code, parts, problems) => {
    expect(problemsIn(code, parts)).toEqual(problems);
  });

  it('is said in words, with an example', () => {
    const { message } = formProblems(countryOf('CH')!, { postalCode: '123' })[0]!;
    expect(`"postalCode" ${message}`).toBe(
      '"postalCode" must be a postal code of Switzerland, such as "2544", but it is "123".',
    );
    expect(
      addressProblems(countryOf('CA')!, { line1: 'x', city: 'y', postalCode: 'M5V 1M5' })[0]!.message,
    ).toBe('is needed for an address in Canada, such as "AB" for Alberta.');
  });
});

describe('an address', () => {
  const some = fc.option(fc.string({ maxLength: 12 }), { nil: null });
  const input = fc.record({
    countryCode: fc.constantFrom(...countries.map(({ code }) => code)),
    recipient: some,
    company: some,
    line1: some,
    line2: some,
    city: some,
    postalCode: some,
    region: some,
    phone: some,
  });

  it('is refused with its fields, or has all that its country needs; done again, it stays as it is', () => {
    fc.assert(
      fc.property(input, given => {
        try {
          const address = completeAddress(given, ['shippingAddress']);
          expect(problemsIn(given.countryCode, address)).toEqual([]);
          for (const value of Object.values(address)) expect(value).not.toBe('');
          expect(completeAddress({ ...address, countryCode: given.countryCode }, [])).toEqual(address);
        } catch (error) {
          if (!(error instanceof UserErrors)) throw error;
          for (const { code, details } of error.errors)
            expect([code, details.path?.[0]]).toEqual(['INVALID_INPUT', 'shippingAddress']);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('with the example of its country is accepted', () => {
    for (const { code, requires, postalCodeExample, regions } of countries) {
      const address = completeAddress(
        {
          countryCode: code,
          line1: '1 Street',
          city: 'Town',
          postalCode: requires.includes('POSTAL_CODE') ? (postalCodeExample ?? '1') : null,
          region: requires.includes('REGION') ? (regions[0]?.name ?? 'Region') : null,
        },
        [],
      );
      expect(address.countryCode).toBe(code);
    }
  });
});
