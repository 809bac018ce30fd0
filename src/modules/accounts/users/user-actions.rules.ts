import type { Problem } from '../../../platform/lib/problem.ts';
import type { User, UserStatus } from './user.entity.ts';

export function statusProblem({ status }: Pick<User, 'status'>, wanted: UserStatus): Problem | null {
  if (status !== wanted) return null;
  const message = `This account is already ${status.toLowerCase()}.`;
  return { code: 'ALREADY_DONE', message, details: { path: ['status'] } };
}

export function erasedProblem({ email }: Pick<User, 'email'>): Problem | null {
  if (!email.endsWith('@deleted.invalid')) return null;
  const message = 'The personal data of this account was erased, so it cannot be restored.';
  return { code: 'WRONG_STATUS', message };
}

/** Otherwise whoever steals a session could remove the second factor that stands between them and the password. */
export function ownFactorProblem(userId: string, actorId: string | null): Problem | null {
  if (userId !== actorId) return null;
  const message =
    'This is your own account. Turn off your second factor with `disableMfa`, which takes your password and a code.';
  return { code: 'INVALID_INPUT', message };
}

export function noFactorProblem({ mfaEnabledAt }: Pick<User, 'mfaEnabledAt'>): Problem | null {
  return mfaEnabledAt === null
    ? { code: 'MFA_NOT_ENABLED', message: 'This account has no second factor.' }
    : null;
}
