import type { Context } from '../context/context.ts';
import { isAllowed } from './actor.ts';
import { forbidden, mfaRequired, unauthenticated } from './errors.ts';
import type { Permission } from './permission.ts';
import { allow, type Rule, rule } from './shield.ts';

/** What a rule asks for, for people who read the table of rules. */
export type Requirement = 'nothing' | 'a session' | 'full session' | Permission;

const requirements = new WeakMap<Rule, Requirement>();

/** What a rule of this file asks for. */
export function requirementOf(one: Rule): Requirement | undefined {
  return requirements.get(one);
}

/** The public may do this. Said of a field on purpose: a field without a rule does not start. */
export const anyone: Rule = described('nothing', allow);

/** Somebody is signed in, be it only to enrol the second factor that a role of theirs asks for. */
export const isSignedIn: Rule = described(
  'a session',
  rule('isSignedIn')((_parent: unknown, _args: unknown, { actor }: Context) =>
    actor.userId === null ? unauthenticated(actor) : true,
  ),
);

export const isAuthenticated: Rule = described(
  'full session',
  rule('isAuthenticated')((_parent: unknown, _args: unknown, ctx: Context) => refusalOfSession(ctx) ?? true),
);

// graphql-shield wants one rule object for one name.
const rulesByPermission = new Map<Permission, Rule>();

/** The actor holds the permission. */
export function can(permission: Permission): Rule {
  const known = rulesByPermission.get(permission);
  if (known) return known;
  const made = described(
    permission,
    rule(`can ${permission}`)(
      (_parent: unknown, _args: unknown, ctx: Context) => refusal(ctx, permission) ?? true,
    ),
  );
  rulesByPermission.set(permission, made);
  return made;
}

/** @throws UNAUTHENTICATED for a guest, FORBIDDEN for others who lack it; for rules that depend on an argument. */
export function requirePermission(ctx: Context, permission: Permission): void {
  const error = refusal(ctx, permission);
  if (error) throw error;
}

/** The user who asks. @throws UNAUTHENTICATED for a guest */
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
