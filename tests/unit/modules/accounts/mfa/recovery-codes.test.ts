import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRecoveryCode } from '../../../../../src/modules/accounts/mfa/recovery-codes.ts';

const alphabet = 'abcdefghjkmnpqrstuvwxyz2346789';
const group = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 4, maxLength: 4 });
const groups = fc.array(group, { minLength: 4, maxLength: 4 });
const gap = fc.constantFrom('', '-', ' ', ' - ', '\t', '\u00a0');

describe('plainRecoveryCode', () => {
  it('is the same however the code is typed', () => {
    fc.assert(
      fc.property(groups, gap, fc.boolean(), (parts, between, isUpper) => {
        const typed = ` ${parts.join(between)} `;
        expect(plainRecoveryCode(isUpper ? typed.toUpperCase() : typed)).toBe(parts.join(''));
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), code => {
        const plain = plainRecoveryCode(code);
        expect(plainRecoveryCode(plain)).toBe(plain);
      }),
    );
  });

  it('is different for different codes', () => {
    fc.assert(
      fc.property(groups, groups, (one, other) => {
        fc.pre(one.join() !== other.join());
        expect(plainRecoveryCode(one.join('-'))).not.toBe(plainRecoveryCode(other.join('-')));
      }),
    );
  });
});
