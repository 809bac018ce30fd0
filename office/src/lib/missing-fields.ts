import type { UserError } from '../kit/form/user-error.ts';

/**
 * What a form still needs before it can be sent at all: an empty amount is no Decimal, so that the API would refuse the
 * whole request instead of naming the field.
 */
export function missingFields(values: Readonly<Record<string, unknown>>): UserError[] {
  return Object.entries(values)
    .filter(([, value]) => value === '' || value === null || value === undefined)
    .map(([name]) => ({
      code: 'INVALID_INPUT',
      reason: 'REQUIRED',
      message: 'This is required.',
      path: name.split('.'),
    }));
}
