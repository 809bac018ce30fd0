import type { Context } from '../context.ts';
import { isAllowed } from './actor.ts';
import { forbidden, unauthenticated } from './errors.ts';
import type { Permission } from './permission.ts';
import { allow, type Rule, rule } from './shield.ts';

/** The public may do this. Said of a field on purpose: a field without a rule does not start. */
export const anyone: Rule = allow;

export const isAuthenticated: Rule = rule('isAuthenticated')(
  (_parent: unknown, _args: unknown, ctx: Context) => (ctx.actor.userId === null ? unauthenticated() : true),
);

// graphql-shield wants one rule object for one name.
const rulesByPermission = new Map<Permission, Rule>();

/** The actor holds the permission. */
export function can(permission: Permission): Rule {
  const known = rulesByPermission.get(permission);
  if (known) return known;
  const made: Rule = rule(`can ${permission}`)(
    (_parent: unknown, _args: unknown, ctx: Context) => refusal(ctx, permission) ?? true,
  );
  rulesByPermission.set(permission, made);
  return made;
}

/** @throws UNAUTHENTICATED for a guest, FORBIDDEN for others who lack it; for rules that depend on an argument. */
export function requirePermission(ctx: Context, permission: Permission): void {
  const error = refusal(ctx, permission);
  if (error) throw error;
}

function refusal(ctx: Context, permission: Permission): Error | undefined {
  if (isAllowed(ctx.actor, permission)) return undefined;
  return ctx.actor.userId === null ? unauthenticated() : forbidden(permission);
}
