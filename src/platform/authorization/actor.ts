import type { Permission } from './permission.ts';

/** Who a request comes from. */
export interface Actor {
  /** Null for a guest. */
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly permissions: ReadonlySet<Permission>;
  /** The highest discount that a role of theirs lets them give at the counter, in millionths. */
  readonly maxDiscountPpm: number;
  /** A role of theirs wants a second factor, and they have none yet: until then they may only enrol one. */
  readonly mustEnrollMfa: boolean;
  /** The request came with a token that is no longer good, or never was; it counts as a guest's. */
  readonly hasBadToken: boolean;
}

export const guest: Actor = {
  userId: null,
  sessionId: null,
  permissions: new Set(),
  maxDiscountPpm: 0,
  mustEnrollMfa: false,
  hasBadToken: false,
};

export const guestWithBadToken: Actor = { ...guest, hasBadToken: true };

export function isAllowed(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}
