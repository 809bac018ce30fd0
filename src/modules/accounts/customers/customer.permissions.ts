import { isAllowed } from '../../../platform/authorization/actor.ts';
import { forbidden, unauthenticated } from '../../../platform/authorization/errors.ts';
import { type Rule, rule } from '../../../platform/authorization/shield.ts';
import type { Context } from '../../../platform/context/context.ts';
import { isSelf } from '../users/user.rules.ts';

/**
 * Allows the customers themselves and holders of CUSTOMERS_VIEW: how to reach somebody is not for everybody who may see
 * their orders or rentals. The fields that it protects select the column `user`.
 */
export const seesCustomer: Rule = rule('seesCustomer')(
  (customer: { user: string | null }, _args: unknown, ctx: Context) => {
    if (isAllowed(ctx.actor, 'CUSTOMERS_VIEW')) return true;
    if (customer.user !== null && isSelf(ctx, customer.user)) return true;
    return ctx.actor.userId === null ? unauthenticated(ctx.actor) : forbidden('CUSTOMERS_VIEW');
  },
);
