import type { Context } from '../../../platform/context/context.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { Role } from './role.entity.ts';

/** A role, locked until the end of the transaction. @throws UserError NOT_FOUND */
export function lockRole(ctx: Context, id: string, path: readonly string[]): Promise<Role> {
  return lockById(ctx, Role, id, path);
}
