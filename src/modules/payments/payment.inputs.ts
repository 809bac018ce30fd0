import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DayRangeInput } from '../../platform/graphql/day-range.ts';
import { listArgs, sortOf, tableScan } from '../../platform/graphql/list-args.ts';
import { DateTimeRangeInput, MoneyRangeInput } from '../../platform/graphql/list-inputs.ts';
import { OneOf } from '../../platform/graphql/one-of.ts';
import { ConditionCost } from '../../platform/graphql/price.ts';
import { ById } from '../../platform/graphql/reference-inputs.ts';
import { CalendarDay, DecimalScalar } from '../../platform/graphql/scalars.ts';
import { IdOf, Nested, Text } from '../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../platform/idempotency/idempotent-input.ts';
import { AnyId } from './any-id.ts';
import { PaymentProviderName, PaymentStatus } from './payment.entity.ts';
import type { Tender } from './write-payment.ts';

@OneOf()
@InputType({ description: 'What to pay for: exactly one of the ids.' })
export class PaymentTargetInput {
  @Field(() => ID, { nullable: true, description: 'The id of an order.' })
  @IdOf('order')
  orderId?: string;

  @Field(() => ID, { nullable: true, description: 'The id of a rental installment.' })
  @IdOf('installment')
  rentalInstallmentId?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of a buy-out: what is left to pay to keep the rented unit.',
  })
  @AnyId()
  rentalBuyoutId?: string;
}

const insteadOf = 'Pass it in `target`.';

@InputType({ description: 'What to pay for.' })
export class StartPaymentInput extends IdempotentInput {
  @Field(() => PaymentTargetInput, { nullable: true, description: 'What to pay for. Required.' })
  @Nested()
  target?: PaymentTargetInput | null;

  @Field(() => ID, { nullable: true, description: 'The id of an order.', deprecationReason: insteadOf })
  @IdOf('order', { nullable: true })
  orderId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of a rental installment.',
    deprecationReason: insteadOf,
  })
  @IdOf('installment', { nullable: true })
  rentalInstallmentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of a buy-out: what is left to pay to keep the rented unit.',
    deprecationReason: insteadOf,
  })
  @AnyId()
  rentalBuyoutId?: string | null;
}

export const PaymentTender = {
  CASH: 'CASH',
  CARD_TERMINAL: 'CARD_TERMINAL',
  BANK_TRANSFER: 'BANK_TRANSFER',
  CHECK: 'CHECK',
  OTHER: 'OTHER',
} as const satisfies Record<Tender, Tender>;
registerEnumType(PaymentTender, {
  name: 'PaymentTender',
  description: 'How the store has received money.',
  valuesConfig: {
    CASH: { description: 'In cash.' },
    CARD_TERMINAL: { description: 'By card, at a terminal of the store.' },
    BANK_TRANSFER: { description: 'To the bank account of the store.' },
    CHECK: { description: 'By check.' },
    OTHER: { description: 'In another way; `reference` says how.' },
  },
});

@InputType({ description: 'What the store has received: for what, how much, and how.' })
export class RecordPaymentInput extends IdempotentInput {
  @Field(() => PaymentTargetInput, { description: 'What was paid.' })
  @Nested()
  target!: PaymentTargetInput;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The amount that was received, in the currency of what is paid: all that is due when absent, and never more. An order can be paid in parts; a rental installment and a buy-out are paid as a whole.',
  })
  amount?: string | null;

  @Field(() => PaymentTender, { description: 'How the money was received.' })
  tender!: Tender;

  @Field(() => String, {
    nullable: true,
    description:
      'What finds the money outside, such as the reference of a transfer or the number of a check. Up to 100 characters.',
  })
  @Text({ max: 100, min: 0, nullable: true })
  reference?: string | null;

  @Field(() => CalendarDay, {
    nullable: true,
    description: "The day on which it was received, in the store's time zone; today when absent.",
  })
  receivedOn?: string | null;
}

@InputType({ description: 'The payment to refund, the amount, and the reason.' })
export class RefundPaymentInput extends IdempotentInput {
  @Field(() => ID, { description: "The payment's id." })
  @IdOf('payment')
  paymentId!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The amount to refund, in the currency of the payment; all that is left when absent.',
  })
  amount?: string | null;

  @Field(() => String, { description: 'The reason, 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

@InputType({ description: 'The payment whose refund was given back in another way, and how.' })
export class SettleRefundInput extends IdempotentInput {
  @Field(() => ID, { description: "The payment's id." })
  @IdOf('payment')
  paymentId!: string;

  @Field(() => String, { description: 'How it was given back. 1 to 500 characters; the customer sees it.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

export const SimulatedOutcome = {
  SUCCEED: 'SUCCEED',
  FAIL: 'FAIL',
  REQUIRE_ACTION: 'REQUIRE_ACTION',
} as const;
export type SimulatedOutcome = keyof typeof SimulatedOutcome;
registerEnumType(SimulatedOutcome, {
  name: 'SimulatedOutcome',
  description: 'What the local stand-in for the payment provider reports about a payment.',
  valuesConfig: {
    SUCCEED: { description: 'Paid.' },
    FAIL: { description: 'The card was declined.' },
    REQUIRE_ACTION: { description: 'The payer has to do something more.' },
  },
});

@InputType({
  description: 'A payment, and what the stand-in for the payment provider is to report about it.',
})
export class SimulatePaymentInput extends ById('payment') {
  @Field(() => SimulatedOutcome, { description: 'What the stand-in reports.' })
  outcome!: SimulatedOutcome;
}

@InputType({ description: 'Which payments to list. All conditions must hold.' })
export class PaymentFilter {
  @Field(() => [PaymentStatus], { nullable: true, description: 'Payments with one of these statuses.' })
  status?: PaymentStatus[] | null;

  @Field(() => [PaymentProviderName], {
    nullable: true,
    description: 'Payments by one of these providers.',
  })
  provider?: PaymentProviderName[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Payments for this order, rental installment, or buy-out.',
  })
  @AnyId()
  targetId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Payments for the orders and rentals of the customer with this id.',
  })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: payments of which money must still be given back (`refundDue`); false: the others.',
  })
  refundDue?: boolean | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => MoneyRangeInput, {
    nullable: true,
    description:
      'Payments of an amount in this range. The range is in the currency of the store, so payments in another currency do not match.',
  })
  amount?: MoneyRangeInput | null;

  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description: 'Payments started within this range of time.',
  })
  createdAt?: DateTimeRangeInput | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Payments started on these days.' })
  createdOn?: DayRangeInput | null;
}

export const PaymentSort = sortOf('Payment', {
  plural: 'payments',
  fields: {
    CREATED_AT: 'By the time at which they were started; the default.',
    AMOUNT: 'By amount, whatever its currency.',
  },
  direction: 'DESC',
});
export type PaymentSortField = InstanceType<typeof PaymentSort>['field'];

@ArgsType()
export class PaymentsArgs extends listArgs(PaymentFilter, PaymentSort, 'the latest first') {}
