import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Node } from '../../platform/database/base.entity.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Payment } from './payment.entity.ts';
import {
  PaymentsArgs,
  RefundPaymentInput,
  SimulatePaymentInput,
  StartPaymentInput,
} from './payment.inputs.ts';
import { RefundPaymentPayload, SimulatePaymentPayload, StartPaymentPayload } from './payment.payloads.ts';
import {
  eventsOfPayment,
  listPayments,
  type PaymentRow,
  paymentById,
  readTarget,
  refundsOfPayment,
} from './payment.queries.ts';
import { PaymentEvent } from './payment-event.entity.ts';
import { receiptUrl } from './receipts/receipt-url.ts';
import { Refund } from './refund.entity.ts';
import { refundPayment } from './refund-payment.ts';
import { simulatePayment } from './simulate-payment.ts';
import { startPayment } from './start-payment.ts';

export const PaymentConnection = connectionOf<Payment>('Payment', () => Payment);

@Resolver(() => Payment)
export class PaymentResolver {
  @Query(() => Payment, {
    nullable: true,
    description: 'A payment by its id: one that you make, or with PAYMENTS_VIEW any; else null.',
  })
  payment(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return paymentById(ctx, id, info);
  }

  @Query(() => PaymentConnection, { description: 'The transaction log, the newest first, a page at a time.' })
  payments(
    @Args(() => PaymentsArgs) args: PaymentsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listPayments(ctx, args, info);
  }

  @Mutation(() => StartPaymentPayload, {
    description:
      "Starts an online payment of what is due. Hand `clientSecret` to the provider's form; the payment succeeds when the provider says so.",
  })
  startPayment(
    @Arg('input', () => StartPaymentInput, { description: 'What to pay.' }) input: StartPaymentInput,
    @Ctx() ctx: Context,
  ) {
    return startPayment(ctx, input);
  }

  @Mutation(() => RefundPaymentPayload, {
    description: 'Pays money back, all that is left or a part. At the counter it is for you to hand over.',
  })
  refundPayment(
    @Arg('input', () => RefundPaymentInput, { description: 'What, how much, and why.' })
    input: RefundPaymentInput,
    @Ctx() ctx: Context,
  ) {
    return refundPayment(ctx, input);
  }

  @Mutation(() => SimulatePaymentPayload, {
    description:
      'For development and tests, where payments go through the local stand-in: plays the payment provider.',
  })
  simulatePayment(
    @Arg('input', () => SimulatePaymentInput, { description: 'Which payment, and what comes of it.' })
    input: SimulatePaymentInput,
    @Ctx() ctx: Context,
  ) {
    return simulatePayment(ctx, input);
  }

  @Columns('targetId')
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'What it is for, such as an order; null when that is not yours to see.',
  })
  target(@Root() payment: PaymentRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return readTarget(ctx, payment.targetId, info);
  }

  @Columns('id', 'succeededAt')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the receipt is, as a PDF; null until the money is there. The link opens without signing in, for 30 days.',
  })
  receiptUrl(@Root() payment: PaymentRow, @Ctx() ctx: Context) {
    return payment.succeededAt === null ? null : receiptUrl(ctx, payment.id);
  }

  @Columns('id')
  @FieldResolver(() => [PaymentEvent], { description: 'What happened to it, the first thing first.' })
  events(@Root() payment: PaymentRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return eventsOfPayment(ctx, payment.id, info);
  }

  @Columns('id')
  @FieldResolver(() => [Refund], { description: 'What of it was paid back or is to be, the oldest first.' })
  refunds(@Root() payment: PaymentRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return refundsOfPayment(ctx, payment.id, info);
  }
}
