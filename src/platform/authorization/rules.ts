import type { Context } from '../context/context.ts';
import { isAllowed } from './actor.ts';
import { forbidden, mfaRequired, unauthenticated } from './errors.ts';
import type { Permission } from './permission.ts';
import { allow, type Rule, rule } from './shield.ts';

/** What a rule requires, for the people who read the table of permissions. */
export type Requirement = 'nothing' | 'a session' | 'full session' | Permission;

const requirements = new WeakMap<Rule, Requirement>();

/** What a rule of this file requires. */
export function requirementOf(one: Rule): Requirement | undefined {
  return requirements.get(one);
}

/** Everybody may do this. Fields say so explicitly: with a field that has no rule, the server does not start. */
export const anyone: Rule = described('nothing', allow);

/** The actor is signed in, even if only to enroll the second factor that one of their roles requires. */
export const isSignedIn: Rule = described(
  'a session',
  rule('isSignedIn')((_parent: unknown, _args: unknown, { actor }: Context) =>
    actor.userId === null ? unauthenticated(actor) : true,
  ),
);

/** The actor is signed in, with a second factor if one of their roles requires it. */
export const isAuthenticated: Rule = described(
  'full session',
  rule('isAuthenticated')((_parent: unknown, _args: unknown, ctx: Context) => refusalOfSession(ctx) ?? true),
);

// graphql-shield requires that each name belongs to one rule object.
const rulesByPermission = new Map<Permission, Rule>();

/** The actor holds the permission. */
export function can(permission: Permission): Rule {
  const known = rulesByPermission.get(permission);
  if (known) return known;
  const created = described(
    permission,
    rule(`can ${permission}`)(
      (_parent: unknown, _args: unknown, ctx: Context) => refusal(ctx, permission) ?? true,
    ),
  );
  rulesByPermission.set(permission, created);
  return created;
}

/** For rules that depend on an argument. @throws UNAUTHENTICATED for a guest, FORBIDDEN for others who lack it */
export function requirePermission(ctx: Context, permission: Permission): void {
  const error = refusal(ctx, permission);
  if (error) throw error;
}

/** The id of the user who sends the request. @throws UNAUTHENTICATED for a guest */
export function requireUserId(ctx: Context): string {
  if (ctx.actor.userId === null) throw unauthenticated(ctx.actor);
  return ctx.actor.userId;
}

function refusal(ctx: Context, permission: Permission): Error | undefined {
  if (isAllowed(ctx.actor, permission)) return undefined;
  return refusalOfSession(ctx) ?? forbidden(permission);
}

function refusalOfSession({ actor }: Context): Error | undefined {
  if (actor.userId === null) return unauthenticated(actor);
  return actor.mustEnrollMfa ? mfaRequired() : undefined;
}

function described(requirement: Requirement, one: Rule): Rule {
  requirements.set(one, requirement);
  return one;
}
