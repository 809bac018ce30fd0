import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { Role } from './role.entity.ts';

/** Loads and locks all roles. They are few, and the permissions of a role depend on those above it. */
export function lockAllRoles(ctx: Context): Promise<Role[]> {
  return ctx.em.find(
    Role,
    {},
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}
