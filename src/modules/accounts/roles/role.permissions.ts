import { forbidden, unauthenticated } from '../../../platform/authorization/errors.ts';
import { type Rule, rule } from '../../../platform/authorization/shield.ts';
import type { Context } from '../../../platform/context/context.ts';
import { seesAllRoles } from './role.rules.ts';

/** Allows those who see all roles: about their own roles, others learn neither the parent nor who else has them. */
export const seesRoleInFull: Rule = rule('seesRoleInFull')((_role: unknown, _args: unknown, ctx: Context) => {
  if (seesAllRoles(ctx)) return true;
  return ctx.actor.userId === null ? unauthenticated(ctx.actor) : forbidden('STAFF_VIEW');
});
