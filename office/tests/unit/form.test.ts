import { describe, expect, test } from 'vitest';
import { decimalProblem } from '../../src/kit/field/decimal-problem.ts';
import { assignErrors } from '../../src/kit/form/assign-errors.ts';
import type { UserError } from '../../src/kit/form/user-error.ts';
import { wordError } from '../../src/kit/form/word-error.ts';

const error = (part: Partial<UserError>): UserError => ({ code: 'INVALID_INPUT', message: 'No.', ...part });

describe('giving errors to fields', () => {
  const fields = new Set(['name', 'lines', 'lines.0.quantity', 'shippingAddress.city']);

  test('by their path, else to the nearest field around it, else on top', () => {
    const exact = error({ path: ['lines', '0', 'quantity'] });
    const around = error({ path: ['lines', '3', 'productId'] });
    const nested = error({ path: ['shippingAddress', 'city'] });
    const unknown = error({ path: ['note'] });
    const whole = error({ path: null });
    const { byField, rest } = assignErrors([exact, around, nested, unknown, whole], fields);
    expect(byField.get('lines.0.quantity')).toEqual([exact]);
    expect(byField.get('lines')).toEqual([around]);
    expect(byField.get('shippingAddress.city')).toEqual([nested]);
    expect(rest).toEqual([unknown, whole]);
  });

  test('a field keeps all of its errors, and no error is lost', () => {
    const errors = [error({ path: ['name'] }), error({ path: ['name'], message: 'Neither.' })];
    expect(assignErrors(errors, fields)).toEqual({ byField: new Map([['name', errors]]), rest: [] });
  });

  test('a name that only begins alike is another field', () => {
    expect(assignErrors([error({ path: ['names'] })], fields).rest).toHaveLength(1);
  });
});

describe('wording errors', () => {
  test.each([
    [{ reason: 'REQUIRED' }, 'Name is required.'],
    [{ reason: 'TOO_SHORT', min: 2 }, 'Name needs at least 2 characters.'],
    [{ reason: 'TOO_SHORT', min: 1 }, 'Name needs at least 1 character.'],
    [{ reason: 'TOO_LONG', max: 200 }, 'Name may have at most 200 characters.'],
    [{ reason: 'TOO_SMALL', min: '0.01' }, 'Name must be at least 0.01.'],
    [{ reason: 'TOO_LARGE', max: null }, 'Name is too large.'],
    [{ reason: 'SOMETHING_NEW', message: '"name" is odd.', path: ['name'] }, 'Name is odd.'],
    [{ message: '"name" must not be empty.', path: ['input', 'name'] }, 'Name must not be empty.'],
  ])('%o', (part, expected) => {
    expect(wordError(error(part), 'Name')).toBe(expected);
  });

  test('without a field the message stays as it is', () => {
    expect(wordError(error({ message: '"sku" is taken.', path: ['sku'] }), undefined)).toBe(
      '"sku" is taken.',
    );
  });
});

test('a number that cannot be read says what would be right, as the reader writes numbers', () => {
  expect(decimalProblem('NOT_A_NUMBER', 'Price', 2, 'de-DE')).toBe('Price must be a number, such as 129,90.');
  expect(decimalProblem('NOT_A_NUMBER', 'Price', 0, 'en-US')).toBe('Price must be a number, such as 129.');
  expect(decimalProblem('TOO_MANY_DIGITS', 'Price', 2, 'en-US')).toContain('at most 2 digits');
  expect(decimalProblem('TOO_MANY_DIGITS', 'Price', 0, 'en-US')).toBe('Price must be a whole number.');
});
