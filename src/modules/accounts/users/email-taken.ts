import { UserError } from '../../../platform/lib/user-error.ts';

/** Only for callers who have proved that they own the address, or may see all accounts. */
export function emailTaken(path: readonly string[]): UserError {
  return new UserError(
    'EMAIL_TAKEN',
    'Another account has confirmed this email address. Sign in with that one, or reset its password.',
    { path },
  );
}
