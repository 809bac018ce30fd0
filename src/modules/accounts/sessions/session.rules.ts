import type { Problem } from '../../../platform/lib/problem.ts';

export function endedProblem(sessionId: string, isActive: boolean): Problem | null {
  return isActive
    ? null
    : { code: 'NOT_FOUND', message: `There is no active session with the id ${sessionId}.` };
}
