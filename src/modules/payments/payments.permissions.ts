import { GraphQLError } from 'graphql';
import { unauthenticated } from '../../platform/authorization/errors.ts';
import { can, isAuthenticated } from '../../platform/authorization/rules.ts';
import { type Rule, type RuleTree, rule } from '../../platform/authorization/shield.ts';
import type { Context } from '../../platform/context/context.ts';

/** Whoever has the secret can finish the payment. Nobody but the payer needs it, whatever their permissions. */
const isPayer: Rule = rule('isPayer')(
  (payment: { payerUserId: string | null }, _args: unknown, ctx: Context) => {
    if (ctx.actor.userId === null) return unauthenticated(ctx.actor);
    if (payment.payerUserId === ctx.actor.userId) return true;
    return new GraphQLError('Only the payer can see this.', { extensions: { code: 'FORBIDDEN' } });
  },
);

export const paymentsPermissions: RuleTree = {
  Query: {
    payment: isAuthenticated,
    payments: can('PAYMENTS_VIEW'),
    disputes: can('PAYMENTS_VIEW'),
    refunds: can('PAYMENTS_VIEW'),
  },
  Mutation: {
    startPayment: isAuthenticated,
    recordPayment: can('PAYMENTS_RECORD'),
    refundPayment: can('PAYMENTS_REFUND'),
    settleRefund: can('PAYMENTS_REFUND'),
    simulatePayment: isAuthenticated,
  },
  Payment: { clientSecret: isPayer },
};
