import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { Checked, IdOf, Nested, Text } from '../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../platform/idempotency/idempotent-input.ts';
import { idPrefix } from '../../platform/lib/typed-id.ts';
import { PaymentProviderName, PaymentStatus } from './payment.entity.ts';

/** An id of some type; whether that can be paid for is said by its module. */
function SomeId(): PropertyDecorator {
  return Checked(
    value => (typeof value === 'string' && idPrefix(value) !== undefined ? undefined : 'must be an id.'),
    { nullable: true },
  );
}

@InputType({ description: 'What to pay: exactly one of the ids.' })
export class StartPaymentInput extends IdempotentInput {
  @Field(() => ID, { nullable: true, description: 'An order.' })
  @IdOf('order', { nullable: true })
  orderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'An instalment of a rental.' })
  @IdOf('installment', { nullable: true })
  rentalInstallmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'What is left to pay to keep what was rented.' })
  @SomeId()
  rentalBuyoutId?: string | null;
}

@InputType({ description: 'What to pay back.' })
export class RefundPaymentInput extends IdempotentInput {
  @Field(() => ID, { description: 'The payment.' })
  @IdOf('payment')
  paymentId!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'How much, in the currency of the payment; all that is left when absent.',
  })
  amount?: string | null;

  @Field(() => String, { description: 'Why. 1 to 500 characters.' })
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
  description: 'What the stand-in for the payment provider says of a payment.',
  valuesConfig: {
    SUCCEED: { description: 'The money came.' },
    FAIL: { description: 'The card was declined.' },
    REQUIRE_ACTION: { description: 'Whoever pays has to do something more.' },
  },
});

@InputType({ description: 'What the stand-in for the payment provider is to say.' })
export class SimulatePaymentInput {
  @Field(() => ID, { description: 'The payment.' })
  @IdOf('payment')
  paymentId!: string;

  @Field(() => SimulatedOutcome, { description: 'What comes of it.' })
  outcome!: SimulatedOutcome;
}

@InputType({ description: 'Which payments. All conditions must hold.' })
export class PaymentFilter {
  @Field(() => PaymentStatus, { nullable: true, description: 'With this status.' })
  status?: PaymentStatus | null;

  @Field(() => PaymentProviderName, { nullable: true, description: 'That came this way.' })
  provider?: PaymentProviderName | null;

  @Field(() => ID, { nullable: true, description: 'For this order, or whatever else can be paid for.' })
  @SomeId()
  targetId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Started at this moment or later.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Started before this moment.' })
  to?: Date | null;
}

@ArgsType()
export class PaymentsArgs extends ConnectionArgs {
  @Field(() => PaymentFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: PaymentFilter | null;
}
