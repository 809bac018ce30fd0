import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DayRangeInput } from '../../platform/graphql/day-range.ts';
import { listArgs, Searchable, sortOf, tableScan } from '../../platform/graphql/list-args.ts';
import { DateTimeRangeInput } from '../../platform/graphql/list-inputs.ts';
import { ConditionCost } from '../../platform/graphql/price.ts';
import { ById, Versioned } from '../../platform/graphql/reference-inputs.ts';
import { CalendarDay, DecimalScalar } from '../../platform/graphql/scalars.ts';
import { Checked, IdOf, IntegerBetween, Matches, Text } from '../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../platform/idempotency/idempotent-input.ts';
import { maxMonths } from './rental.rules.ts';
import { installmentPrefix } from './rental-ids.ts';
import { RentalStatus } from './rental-status.ts';
import { ReturnCondition } from './return-condition.ts';
import { maxSignatureBytes, maxTypedLength } from './signature/read-signature.ts';

@InputType({ description: 'A new rental.' })
export class CreateRentalInput extends IdempotentInput {
  @Field(() => ID, { description: 'The id of the product to rent.' })
  @IdOf('product')
  productId!: string;

  @Field(() => Int, {
    description: `The number of months: 1 to ${maxMonths}, and at least the product's minimum.`,
  })
  @IntegerBetween(1, maxMonths)
  months!: number;

  @Field(() => CalendarDay, {
    nullable: true,
    description: "The first day, in the store's time zone; today when absent. At most a year ahead.",
  })
  startDate?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the customer who rents; your own when absent. Renting for another customer needs the permission RENTALS_MANAGE.',
  })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;
}

/** Base64 takes a third more, and percent-encoding at most three times as much. */
const maxSignatureLength = 3 * maxSignatureBytes + 100;

@InputType({ description: 'The signature of a contract.' })
export class SignRentalContractInput extends ById('rental') {
  @Field(() => String, { description: 'The name of the signer. 1 to 200 characters.' })
  @Text({ max: 200 })
  signerName!: string;

  @Field(() => String, {
    description: `A typed name of up to ${maxTypedLength} characters; or a drawing as a data URL, a PNG or an SVG of plain lines and paths, of up to ${maxSignatureBytes} bytes.`,
  })
  @Checked(value =>
    String(value).length > maxSignatureLength ? `must be at most ${maxSignatureBytes} bytes.` : undefined,
  )
  signature!: string;

  @Field(() => Boolean, { description: 'Whether the signer agrees to the text; must be true.' })
  consent!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The SHA-256 of the text that the signer read. If the text has changed since, the answer is CONTRACT_CHANGED.',
  })
  @Matches(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits', { nullable: true })
  sha256?: string | null;
}

@InputType({ description: 'The rental to cancel and the reason.' })
export class CancelRentalInput extends ById('rental') {
  @Field(() => String, {
    nullable: true,
    description: 'The reason; required from the staff. Up to 500 characters.',
  })
  @Text({ max: 500, multiline: true, nullable: true })
  reason?: string | null;
}

@InputType({ description: 'The rental that ends and the condition of its unit.' })
export class ReturnRentalInput extends ById('rental') {
  @Field(() => ReturnCondition, { description: 'The condition of the unit.' })
  condition!: ReturnCondition;

  @Field(() => String, {
    nullable: true,
    description: 'Notes about the return. Up to 1,000 characters.',
  })
  @Text({ max: 1_000, multiline: true, nullable: true })
  notes?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The part of the deposit that the store keeps; nothing when absent. The rest is refunded.',
  })
  depositKept?: string | null;
}

@InputType({ description: 'The rental to extend and the number of months to add.' })
export class ExtendRentalInput extends Versioned(ById('rental')) {
  @Field(() => Int, {
    description: `The number of months to add; a rental lasts at most ${maxMonths} months in all.`,
  })
  @IntegerBetween(1, maxMonths)
  months!: number;
}

@InputType({ description: 'The rental whose unit the customer buys.' })
export class BuyOutRentalInput extends IdempotentInput {
  @Field(() => ID, { description: "The rental's id." })
  @IdOf('rental')
  rentalId!: string;
}

export const Waivable = { INSTALLMENT: 'INSTALLMENT', LATE_FEE: 'LATE_FEE' } as const;
export type Waivable = keyof typeof Waivable;
registerEnumType(Waivable, {
  name: 'Waivable',
  description: 'What can be waived of an installment.',
  valuesConfig: {
    INSTALLMENT: { description: 'All of it, with its late fee.' },
    LATE_FEE: { description: 'Its late fee only.' },
  },
});

@InputType({ description: 'The installment to waive, or whose late fee to waive, and the reason.' })
export class WaiveRentalInstallmentInput extends ById('rentalInstallment', { prefix: installmentPrefix }) {
  @Field(() => Waivable, {
    defaultValue: 'INSTALLMENT',
    description: 'Whether to waive the whole installment or its late fee only.',
  })
  what: Waivable = 'INSTALLMENT';

  @Field(() => String, { description: 'The reason. 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

@InputType({ description: 'Conditions for a list of rentals. All of them must hold.' })
export class RentalFilter extends Searchable(
  "Words. Each must be the beginning of the rental's number, of a word of the customer's name, or of the customer's email address.",
) {
  @Field(() => [RentalStatus], { nullable: true, description: 'Rentals with one of these statuses.' })
  status?: RentalStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Rentals of the customer with this id.' })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Rentals of the product with this id.' })
  @IdOf('product', { nullable: true })
  productId?: string | null;

  @ConditionCost({ scan: 2 * tableScan })
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: rentals with a late installment; false: rentals without one.',
  })
  overdue?: boolean | null;

  @ConditionCost({ scan: 2 * tableScan })
  @Field(() => CalendarDay, {
    nullable: true,
    description: 'Running rentals with an unpaid installment due before this day.',
  })
  dueBefore?: string | null;

  @ConditionCost({ scan: 2 * tableScan })
  @Field(() => DayRangeInput, {
    nullable: true,
    description: 'Running rentals with an unpaid installment due on these days.',
  })
  dueOn?: DayRangeInput | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Rentals whose first day is one of these.' })
  startDate?: DayRangeInput | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Rentals whose end date is one of these days.' })
  endDate?: DayRangeInput | null;

  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description: 'Rentals created within this range of time.',
  })
  createdAt?: DateTimeRangeInput | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Rentals created on these days.' })
  createdOn?: DayRangeInput | null;
}

const sortFields = {
  CREATED_AT: 'By the time of creation; the default.',
  START_DATE: 'By the first day.',
  END_DATE: 'By the end date.',
  NUMBER: 'By number.',
} as const;
export type RentalSortField = keyof typeof sortFields;

export const RentalSort = sortOf('Rental', { plural: 'rentals', fields: sortFields, direction: 'DESC' });

@ArgsType()
export class RentalsArgs extends listArgs(RentalFilter, RentalSort, 'the latest first') {}
