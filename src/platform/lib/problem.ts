import { UserError, type UserErrorCode } from './user-error.ts';

/**
 * Why a rule does not allow something now. The mutation throws it and `nextActions` shows it, so both always agree. Its
 * path is where the mutation points, when that is not the object itself.
 */
export interface Problem {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The state of an object does not allow it. */
export function wrongStatus(message: string): Problem {
  return { code: 'WRONG_STATUS', message };
}

/** For an action on one of several things: null when one of them allows it, else what the first of them says. */
export function problemOfAll(problems: readonly (Problem | null)[], ofNone: Problem): Problem | null {
  return problems.includes(null) ? null : (problems[0] ?? ofNone);
}

/** @throws UserError when a rule has found a problem */
export function refuseIf(problem: Problem | null | undefined, path: readonly string[]): void {
  if (problem) throw new UserError(problem.code, problem.message, { path, ...problem.details });
}
