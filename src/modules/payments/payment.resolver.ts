import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Node } from '../../platform/database/base.entity.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../platform/graphql/next-action.ts';
import { Price } from '../../platform/graphql/price.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Payment } from './payment.entity.ts';
import {
  PaymentsArgs,
  RecordPaymentInput,
  RefundPaymentInput,
  SettleRefundInput,
  SimulatePaymentInput,
  StartPaymentInput,
} from './payment.inputs.ts';
import {
  RecordPaymentPayload,
  RefundPaymentPayload,
  SettleRefundPayload,
  SimulatePaymentPayload,
  StartPaymentPayload,
} from './payment.payloads.ts';
import {
  eventsOfPayment,
  listPayments,
  type PaymentRow,
  paymentById,
  readTarget,
} from './payment.queries.ts';
import { isOnline } from './payment.rules.ts';
import { PaymentEvent } from './payment-event.entity.ts';
import { nextActionsOfPayment, PaymentNextAction, paymentActionColumns } from './payment-next-actions.ts';
import { receiptUrl } from './receipts/receipt-url.ts';
import { recordPayment } from './record-payment.ts';
import { refundPayment } from './refund-payment.ts';
import { Refund } from './refunds/refund.entity.ts';
import { refundsOfPayment } from './refunds/refund.queries.ts';
import { settleRefund } from './settle-refund.ts';
import { simulatePayment } from './simulate-payment.ts';
import { startPayment } from './start-payment.ts';

export const PaymentConnection = connectionOf<Payment>('Payment', () => Payment);

@Resolver(() => Payment)
export class PaymentResolver {
  @Query(() => Payment, {
    nullable: true,
    description:
      'A payment by its id; null when there is none, or when you are not its payer and do not hold PAYMENTS_VIEW.',
  })
  payment(
    @Arg('id', () => ID, { description: "The payment's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return paymentById(ctx, id, info);
  }

  @Query(() => PaymentConnection, { description: 'All payments, the newest first, a page at a time.' })
  payments(
    @Args(() => PaymentsArgs) args: PaymentsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listPayments(ctx, args, info);
  }

  @Mutation(() => StartPaymentPayload, {
    description:
      "Starts an online payment of what is due. Pass `clientSecret` to the provider's form; the payment succeeds when the provider reports it.",
  })
  startPayment(@Input('What to pay for.') input: StartPaymentInput, @Ctx() ctx: Context) {
    return startPayment(ctx, input);
  }

  @Mutation(() => RecordPaymentPayload, {
    description:
      'Records money that the store has received for an order, a rental installment, or a buy-out: in cash, by card, by transfer, or by check. Online payments of it that are open are canceled. Requires PAYMENTS_RECORD.',
  })
  recordPayment(
    @Input('What the store has received: for what, how much, and how.') input: RecordPaymentInput,
    @Ctx() ctx: Context,
  ) {
    return recordPayment(ctx, input);
  }

  @Mutation(() => RefundPaymentPayload, {
    description:
      'Refunds a payment, all that is left of it or a part. Money that was paid at the counter is yours to hand over.',
  })
  refundPayment(
    @Input('The payment to refund, the amount, and the reason.') input: RefundPaymentInput,
    @Ctx() ctx: Context,
  ) {
    return refundPayment(ctx, input);
  }

  @Mutation(() => SettleRefundPayload, {
    description:
      'Records that you gave back in another way what refunds of a payment could not: all of its `refundDue`.',
  })
  settleRefund(
    @Input('The payment, and how it was given back.') input: SettleRefundInput,
    @Ctx() ctx: Context,
  ) {
    return settleRefund(ctx, input);
  }

  @Mutation(() => SimulatePaymentPayload, {
    description:
      'Makes the local stand-in for the payment provider report an outcome. For development and tests, where payments go through it. A success that is reported again changes nothing.',
  })
  simulatePayment(
    @Input('The payment and the outcome to report.') input: SimulatePaymentInput,
    @Ctx() ctx: Context,
  ) {
    return simulatePayment(ctx, input);
  }

  @Columns('targetId')
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'What it is for, such as an order; null when you may not see that.',
  })
  target(@Root() payment: PaymentRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return readTarget(ctx, payment.targetId, info);
  }

  @Columns('id', 'succeededAt')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'A link to the receipt as a PDF; null until it is paid. It opens without signing in, for 30 days.',
  })
  receiptUrl(@Root() payment: PaymentRow, @Ctx() ctx: Context) {
    return payment.succeededAt === null ? null : receiptUrl(ctx, payment.id);
  }

  @Columns('id')
  @Price({ rows: 4 })
  @FieldResolver(() => [PaymentEvent], { description: 'Its timeline, the oldest entry first.' })
  events(@Root() payment: PaymentRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return eventsOfPayment(ctx, payment.id, info);
  }

  @Columns('provider')
  @FieldResolver(() => Boolean, {
    description: 'Whether you hand over what is refunded, rather than that the payment provider sends it.',
  })
  isRefundedByHand(@Root() payment: PaymentRow): boolean {
    return !isOnline(payment.provider);
  }

  @Columns(...paymentActionColumns)
  @Price({ rows: 1 })
  @FieldResolver(() => [PaymentNextAction], { description: nextActionsDescription })
  nextActions(@Root() payment: PaymentRow, @Ctx() ctx: Context) {
    return nextActionsOfPayment(ctx, payment);
  }

  @Columns('id')
  @Price({ rows: 2 })
  @FieldResolver(() => [Refund], { description: 'Its refunds, the oldest first.' })
  refunds(@Root() payment: PaymentRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return refundsOfPayment(ctx, payment.id, info);
  }
}
