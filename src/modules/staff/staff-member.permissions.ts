import { isAllowed } from '../../platform/authorization/actor.ts';
import { forbidden, unauthenticated } from '../../platform/authorization/errors.ts';
import { type Rule, rule } from '../../platform/authorization/shield.ts';
import type { Context } from '../../platform/context/context.ts';
import { isSelf } from '../accounts/users/user.rules.ts';

/**
 * Allows the staff members themselves and holders of STAFF_VIEW: customers see who sold something to them, but not how to
 * reach them. The fields that it protects select the column `user`.
 */
export const seesStaffMember: Rule = rule('seesStaffMember')(
  (member: { user: string | null }, _args: unknown, ctx: Context) => {
    if (isAllowed(ctx.actor, 'STAFF_VIEW')) return true;
    if (member.user !== null && isSelf(ctx, member.user)) return true;
    return ctx.actor.userId === null ? unauthenticated(ctx.actor) : forbidden('STAFF_VIEW');
  },
);
