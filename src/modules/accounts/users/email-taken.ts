import type { Problem } from '../../../platform/lib/problem.ts';
import { UserError } from '../../../platform/lib/user-error.ts';

/** Only for callers who have proved that they own the address, or may see all accounts. */
export const emailTakenProblem: Problem = {
  code: 'EMAIL_TAKEN',
  message: 'Another account has confirmed this email address. Sign in with that one, or reset its password.',
};

/** The same, to be thrown. */
export function emailTaken(path: readonly string[]): UserError {
  return new UserError(emailTakenProblem.code, emailTakenProblem.message, { path });
}
