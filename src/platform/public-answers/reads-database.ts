import type { Actor } from '../authorization/actor.ts';

/** Whether somebody always reads the database: the staff, who change what they see, and who has just written. */
export function readsDatabase({ permissions, mustEnrollMfa, wroteLately }: Actor): boolean {
  return permissions.size > 0 || mustEnrollMfa || wroteLately;
}
