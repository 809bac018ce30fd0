import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordProblem } from '../../../../../src/modules/accounts/passwords/password.rules.ts';

const email = 'anna.long@example.com';
const anyText = fc.string({ unit: 'binary', maxLength: 120 });

describe('passwordProblem', () => {
  it('is content with what it says it wants', () => {
    for (const password of [
      'four quiet words',
      'correct horse',
      '密碼很長很安全的一二',
      'qu7!xk2#vm',
      'Tr0ub4dor&3x',
    ])
      expect(passwordProblem(password, email), password).toBeUndefined();
  });

  it('counts characters as people see them, and bytes as bcrypt does', () => {
    expect(passwordProblem('🔑🗝️🚪', email)).toMatch(/at least 10/);
    expect(passwordProblem('abcdefghi', email)).toMatch(/at least 10 characters, but it has 9/);
    expect(passwordProblem('abcdefgh'.repeat(9), email)).toBeUndefined();
    expect(passwordProblem(`${'abcdefgh'.repeat(9)}i`, email)).toMatch(
      /at most 72 bytes, but it has 73|72 bytes long, but it has 73/,
    );
    expect(passwordProblem('äöüßéèêëàâ'.repeat(4), email)).toMatch(/72 bytes/);
  });

  it('refuses what anybody would try, in any letters', () => {
    for (const password of [
      email,
      ' ANNA.LONG@Example.com ',
      'Anna.Long',
      '1234567890',
      'QWERTYUIOP',
      'ababababababab',
    ])
      expect(passwordProblem(password, email), password).toBeDefined();
  });

  it('lets through only what bcrypt reads to its end', () => {
    fc.assert(
      fc.property(anyText, password => {
        if (passwordProblem(password, email) !== undefined) return;
        expect(Buffer.byteLength(password)).toBeLessThanOrEqual(72);
        expect([...password].length).toBeGreaterThanOrEqual(10);
        expect(password).not.toContain('\u0000');
        expect(password.isWellFormed()).toBe(true);
        expect(new Set(password).size).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('never repeats the password in what it says', () => {
    fc.assert(
      fc.property(anyText, password => {
        fc.pre(password.length > 3);
        const said = passwordProblem(password, email) ?? '';
        expect(passwordProblem('x', email)! + said).not.toContain(`"${password}"`);
      }),
    );
  });
});
