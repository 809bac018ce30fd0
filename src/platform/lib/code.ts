import { UserError } from './user-error.ts';

/** Codes name categories and suppliers in imports and on labels. */
export const codePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const codeDescription = '1 to 64 letters, digits, ".", "_", or "-", beginning with a letter or digit';

export function codeTaken(what: string, code: string): UserError {
  return new UserError(
    'CODE_TAKEN',
    `The code "${code}" belongs to another ${what}, perhaps a deleted one. Choose another, or restore that one.`,
    {
      path: ['code'],
    },
  );
}
