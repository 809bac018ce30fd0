import type { Permission } from './permission.ts';

/** Who a request comes from. */
export interface Actor {
  /** Null for a guest. */
  readonly userId: string | null;
  readonly permissions: ReadonlySet<Permission>;
}

export const guest: Actor = { userId: null, permissions: new Set() };

export function isAllowed(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}
