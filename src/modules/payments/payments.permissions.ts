import { GraphQLError } from 'graphql';
import { unauthenticated } from '../../platform/authorization/errors.ts';
import { can, isAuthenticated } from '../../platform/authorization/rules.ts';
import { type Rule, type RuleTree, rule } from '../../platform/authorization/shield.ts';
import type { Context } from '../../platform/context/context.ts';

/** With the secret somebody can finish the payment; nobody else has any use for it, whatever they may do. */
const isPayer: Rule = rule('isPayer')(
  (payment: { payerUserId: string | null }, _args: unknown, ctx: Context) => {
    if (ctx.actor.userId === null) return unauthenticated(ctx.actor);
    if (payment.payerUserId === ctx.actor.userId) return true;
    return new GraphQLError('Only who pays sees this.', { extensions: { code: 'FORBIDDEN' } });
  },
);

export const paymentsPermissions: RuleTree = {
  Query: {
    payment: isAuthenticated,
    payments: can('PAYMENTS_VIEW'),
  },
  Mutation: {
    startPayment: isAuthenticated,
    refundPayment: can('PAYMENTS_REFUND'),
    simulatePayment: isAuthenticated,
  },
  Payment: { clientSecret: isPayer },
};
