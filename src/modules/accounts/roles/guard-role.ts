import type { Context } from '../../../platform/context/context.ts';
import { guardById } from '../../../platform/database/guard.ts';
import { Role } from './role.entity.ts';

/** A role, guarded until the end of the transaction, since users and other roles depend on it. @throws UserError NOT_FOUND */
export function guardRole(ctx: Context, id: string, path: readonly string[]): Promise<Role> {
  return guardById(ctx, Role, id, path);
}
