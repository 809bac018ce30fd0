import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
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
    CASH: { description: 'In cash.' },
    CARD_TERMINAL: { description: 'By card, at the terminal.' },
  },
});

@InputType({ description: 'A line of a sale at the counter.' })
export class SaleLineInput extends OrderLineInput {
  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'The discount rate, at most what your roles let you give: "0.1" is 10 % off the price.',
  })
  discountRate: string = '0';
}

@InputType({ description: 'A sale at the counter.' })
export class RecordSaleInput extends IdempotentInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of the customer who bought; null or absent for an unknown customer.',
  })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => [SaleLineInput], { description: 'The lines: what was sold.' })
  @Lines()
  @Nested({ each: true })
  lines!: SaleLineInput[];

  @Field(() => SalePaymentMethod, { description: 'How the customer paid.' })
  paymentMethod!: SalePaymentMethod;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The cash that the customer handed over; `Order.changeGiven` then says how much change to give. Only with payment in cash.',
  })
  cashReceived?: string | null;

  @Field(() => String, { nullable: true, description: 'Notes about the sale. Up to 1,000 characters.' })
  @Text({ max: 1_000, multiline: true, nullable: true })
  notes?: string | null;
}

@InputType({ description: 'A sale as it should have been.' })
export class UpdateSaleInput extends Versioned(ById('order')) {
  @Field(() => [SaleLineInput], {
    description:
      'All lines of the sale. A product that was on it keeps its price; a new one has its current price.',
  })
  @Lines()
  @Nested({ each: true })
  lines!: SaleLineInput[];

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the customer who bought; null for an unknown customer. Absent, the customer stays.',
  })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;
}

@InputType({ description: 'The sale to void and the reason.' })
export class VoidSaleInput extends ById('order') {
  @Field(() => String, { description: 'The reason. 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}
