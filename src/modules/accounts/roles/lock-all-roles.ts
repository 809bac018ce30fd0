import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { guard } from '../../../platform/database/guard.ts';
import { builtInRoleId } from './built-in-roles.ts';
import { Role } from './role.entity.ts';

/**
 * Loads and locks all roles. They are few, and the permissions of a role depend on those above it. One of them is
 * guarded for all, so that two changes of the tree also meet on a cluster.
 */
export async function lockAllRoles(ctx: Context): Promise<Role[]> {
  await guard(ctx, Role, builtInRoleId('ADMIN'));
  return ctx.em.find(
    Role,
    {},
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}
