import type { Viewer } from './session-context.ts';

/** Whether somebody can do nothing but set up their second factor, since a role of theirs asks for one. */
export function mustEnroll({ mfaEnabled, roles }: Viewer): boolean {
  return !mfaEnabled && roles.some(role => role.requiresMfa);
}
