import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { Role } from './role.entity.ts';

/** All roles, locked: they are few, and what one of them allows depends on those above it. */
export function lockAllRoles(ctx: Context): Promise<Role[]> {
  return ctx.em.find(
    Role,
    {},
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}
