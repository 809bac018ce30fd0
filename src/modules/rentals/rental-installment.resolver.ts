import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { Row } from '../../platform/database/rows.ts';
import { nextActionsDescription } from '../../platform/graphql/next-action.ts';
import { Price } from '../../platform/graphql/price.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Payment } from '../payments/payment.entity.ts';
import { paymentsOfTarget, readPayment } from '../payments/payment.queries.ts';
import { RentalInstallment } from './rental-installment.entity.ts';
import {
  installmentActionColumns,
  nextActionsOfInstallment,
  RentalInstallmentNextAction,
} from './rental-installment-next-actions.ts';

@Resolver(() => RentalInstallment)
export class RentalInstallmentResolver {
  @Columns('paymentId')
  @FieldResolver(() => Payment, { nullable: true, description: 'The payment that paid it.' })
  payment(
    @Root() installment: Row<RentalInstallment>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return installment.paymentId === null ? null : readPayment(ctx, installment.paymentId, info);
  }

  @Columns('id')
  @Price({ rows: 2 })
  @FieldResolver(() => [Payment], {
    description: 'All payments that were started for it, the oldest first.',
  })
  payments(
    @Root() installment: Row<RentalInstallment>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return paymentsOfTarget(ctx, installment.id, info);
  }

  @Columns(...installmentActionColumns)
  @Price({ rows: 1 })
  @FieldResolver(() => [RentalInstallmentNextAction], { description: nextActionsDescription })
  nextActions(@Root() installment: Row<RentalInstallment>, @Ctx() ctx: Context) {
    return nextActionsOfInstallment(ctx, installment);
  }
}
