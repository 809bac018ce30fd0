import type { Permission } from './permission.ts';

/** Who sends a request. */
export interface Actor {
  /** Null for a guest. */
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly permissions: ReadonlySet<Permission>;
  /** The highest discount that a role of theirs lets them give at the counter, in millionths. */
  readonly maxDiscountPpm: number;
  /** One of their roles requires a second factor, and they have none yet: until then they may only enroll one. */
  readonly mustEnrollMfa: boolean;
  /** The token of the request is invalid or has expired; the request counts as a guest's. */
  readonly hasBadToken: boolean;
  /** The token of the request came as a cookie, so the answer of a mutation sets cookies too. */
  readonly byCookie: boolean;
  /** The session changed something within the last seconds, which a replica may not have yet. */
  readonly wroteLately: boolean;
}

export const guest: Actor = {
  userId: null,
  sessionId: null,
  permissions: new Set(),
  maxDiscountPpm: 0,
  mustEnrollMfa: false,
  hasBadToken: false,
  byCookie: false,
  wroteLately: false,
};

export const guestWithBadToken: Actor = { ...guest, hasBadToken: true };

export function isAllowed(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}
