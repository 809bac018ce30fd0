import { isAllowed } from '../../../platform/authorization/actor.ts';
import { forbidden, unauthenticated } from '../../../platform/authorization/errors.ts';
import { type Rule, rule } from '../../../platform/authorization/shield.ts';
import type { Context } from '../../../platform/context/context.ts';
import { isSelf } from './user.rules.ts';

/** Allows the users themselves and holders of USERS_VIEW. */
export const seesUser: Rule = rule('seesUser')((user: { id: string }, _args: unknown, ctx: Context) => {
  if (isSelf(ctx, user.id) || isAllowed(ctx.actor, 'USERS_VIEW')) return true;
  return ctx.actor.userId === null ? unauthenticated(ctx.actor) : forbidden('USERS_VIEW');
});
