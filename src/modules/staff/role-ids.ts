import { idProblem } from '../../platform/graphql/validation.ts';

/** How many roles somebody gets at once. */
export const maxRoles = 20;

/** What is wrong with a list of ids of roles; undefined when it is acceptable. */
export function rolesProblem(value: unknown): string | undefined {
  const ids = value as string[];
  if (ids.length > maxRoles) return `must hold at most ${maxRoles} ids, but it holds ${ids.length}.`;
  return ids.map(id => idProblem(id, 'role')).find(problem => problem !== undefined);
}
