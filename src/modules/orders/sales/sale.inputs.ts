import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { IdOf, Nested, Text } from '../../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../../platform/idempotency/idempotent-input.ts';
import { Lines, OrderLineInput } from '../order.inputs.ts';

export const SalePaymentMethod = { CASH: 'CASH', CARD_TERMINAL: 'CARD_TERMINAL' } as const;
export type SalePaymentMethod = keyof typeof SalePaymentMethod;
registerEnumType(SalePaymentMethod, {
  name: 'SalePaymentMethod',
  description: 'How a customer pays at the counter.',
  valuesConfig: {
    CASH: { description: 'With notes and coins.' },
    CARD_TERMINAL: { description: 'With a card, at the terminal.' },
  },
});

@InputType({ description: 'Some units of a product at the counter.' })
export class SaleLineInput extends OrderLineInput {
  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'The part taken off the price, at most what your roles let you give: "0.1" is 10 %.',
  })
  discountRate: string = '0';
}

@InputType({ description: 'A sale at the counter.' })
export class RecordSaleInput extends IdempotentInput {
  @Field(() => ID, { nullable: true, description: 'Who bought, if they are known.' })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => [SaleLineInput], { description: 'What was sold.' })
  @Lines()
  @Nested({ each: true })
  lines!: SaleLineInput[];

  @Field(() => SalePaymentMethod, { description: 'How it was paid.' })
  paymentMethod!: SalePaymentMethod;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The cash that was handed over, to be told the change.',
  })
  cashReceived?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 1,000 characters.' })
  @Text({ max: 1_000, multiline: true, nullable: true })
  notes?: string | null;
}

@InputType({ description: 'A sale as it should have been.' })
export class UpdateSaleInput {
  @Field(() => ID, { description: 'The sale.' })
  @IdOf('order')
  orderId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;

  @Field(() => [SaleLineInput], {
    description: 'All of its lines. What was on it keeps its price; what is new has the price of now.',
  })
  @Lines()
  @Nested({ each: true })
  lines!: SaleLineInput[];

  @Field(() => ID, { nullable: true, description: 'Who bought; null for nobody known.' })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;
}

@InputType({ description: 'The sale to void.' })
export class VoidSaleInput {
  @Field(() => ID, { description: 'The sale.' })
  @IdOf('order')
  orderId!: string;

  @Field(() => String, { description: 'Why. 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}
