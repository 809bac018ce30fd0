import { UserError } from '../../../platform/lib/user-error.ts';

/** Said only to who has shown that the address is theirs, or may see all accounts. */
export function emailTaken(path: readonly string[]): UserError {
  return new UserError(
    'EMAIL_TAKEN',
    'Another account has confirmed this email address. Sign in with that one, or reset its password.',
    { path },
  );
}
