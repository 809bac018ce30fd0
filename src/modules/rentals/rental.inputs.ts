import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { SortDirection } from '../../platform/graphql/list-inputs.ts';
import { CalendarDay, DecimalScalar } from '../../platform/graphql/scalars.ts';
import { Checked, IdOf, IntegerBetween, Matches, Nested, Text } from '../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../platform/idempotency/idempotent-input.ts';
import { maxMonths } from './rental.rules.ts';
import { installmentPrefix } from './rental-ids.ts';
import { RentalStatus } from './rental-status.ts';
import { ReturnCondition } from './return-condition.ts';
import { maxSignatureBytes, maxTypedLength } from './signature/read-signature.ts';

@InputType({ description: 'A rental to be made.' })
export class CreateRentalInput extends IdempotentInput {
  @Field(() => ID, { description: 'What to rent.' })
  @IdOf('product')
  productId!: string;

  @Field(() => Int, {
    description: `For how many months: 1 to ${maxMonths}, and at least what the product asks for.`,
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
    description: 'For whom; yourself when absent. Somebody else needs the permission RENTALS_MANAGE.',
  })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;
}

@InputType()
abstract class RentalReference {
  @Field(() => ID, { description: 'The rental.' })
  @IdOf('rental')
  rentalId!: string;
}

/** Base64 takes a third more, and percents at most three times as much. */
const maxSignatureLength = 3 * maxSignatureBytes + 100;

@InputType({ description: 'A signature under a contract.' })
export class SignRentalContractInput extends RentalReference {
  @Field(() => String, { description: 'Who signs. 1 to 200 characters.' })
  @Text({ max: 200 })
  signerName!: string;

  @Field(() => String, {
    description: `A typed name of up to ${maxTypedLength} characters; or a drawing as a data URL, a PNG or an SVG of plain lines and paths, of up to ${maxSignatureBytes} bytes.`,
  })
  @Checked(value =>
    String(value).length > maxSignatureLength ? `must be at most ${maxSignatureBytes} bytes.` : undefined,
  )
  signature!: string;

  @Field(() => Boolean, { description: 'That the signer agrees to the text; must be true.' })
  consent!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The SHA-256 of the text that was read; when it is another text now, you are told.',
  })
  @Matches(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits', { nullable: true })
  sha256?: string | null;
}

@InputType({ description: 'The rental to call off.' })
export class CancelRentalInput extends RentalReference {
  @Field(() => String, {
    nullable: true,
    description: 'Why. The staff must say so. Up to 500 characters.',
  })
  @Text({ max: 500, multiline: true, nullable: true })
  reason?: string | null;
}

@InputType({ description: 'How a unit came back.' })
export class ReturnRentalInput extends RentalReference {
  @Field(() => ReturnCondition, { description: 'In which condition.' })
  condition!: ReturnCondition;

  @Field(() => String, {
    nullable: true,
    description: 'What there is to say about it. Up to 1,000 characters.',
  })
  @Text({ max: 1_000, multiline: true, nullable: true })
  notes?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What of the deposit is kept; nothing when absent. The rest is given back.',
  })
  depositKept?: string | null;
}

@InputType({ description: 'Months to be added.' })
export class ExtendRentalInput extends RentalReference {
  @Field(() => Int, { description: `How many more months; at most ${maxMonths} in all.` })
  @IntegerBetween(1, maxMonths)
  months!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version you saw; when it has changed since, you are told. So a repetition adds nothing.',
  })
  version?: number | null;
}

@InputType({ description: 'The rental whose unit is bought.' })
export class BuyOutRentalInput extends IdempotentInput {
  @Field(() => ID, { description: 'The rental.' })
  @IdOf('rental')
  rentalId!: string;
}

export const Waivable = { INSTALLMENT: 'INSTALLMENT', LATE_FEE: 'LATE_FEE' } as const;
export type Waivable = keyof typeof Waivable;
registerEnumType(Waivable, {
  name: 'Waivable',
  description: 'What can be waived of an instalment.',
  valuesConfig: {
    INSTALLMENT: { description: 'All of it, with its late fee.' },
    LATE_FEE: { description: 'Its late fee.' },
  },
});

@InputType({ description: 'What to waive, and why.' })
export class WaiveRentalInstallmentInput {
  @Field(() => ID, { description: 'The instalment.' })
  @IdOf(installmentPrefix)
  rentalInstallmentId!: string;

  @Field(() => Waivable, { defaultValue: 'INSTALLMENT', description: 'All of it, or its late fee.' })
  what: Waivable = 'INSTALLMENT';

  @Field(() => String, { description: 'Why. 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

@InputType({ description: 'Which rentals. All conditions must hold.' })
export class RentalFilter {
  @Field(() => RentalStatus, { nullable: true, description: 'That have come this far.' })
  status?: RentalStatus | null;

  @Field(() => ID, { nullable: true, description: 'Of this customer.' })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this product.' })
  @IdOf('product', { nullable: true })
  productId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'With an instalment that is late; false: with none.' })
  overdue?: boolean | null;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'That run, and of which an instalment due before this day is not paid.',
  })
  dueBefore?: string | null;
}

export const RentalSortField = {
  CREATED_AT: 'CREATED_AT',
  START_DATE: 'START_DATE',
  END_DATE: 'END_DATE',
  NUMBER: 'NUMBER',
} as const;
export type RentalSortField = keyof typeof RentalSortField;
registerEnumType(RentalSortField, {
  name: 'RentalSortField',
  description: 'What rentals are sorted by.',
  valuesConfig: {
    CREATED_AT: { description: 'By the time they were made; the default.' },
    START_DATE: { description: 'By the first day.' },
    END_DATE: { description: 'By the last day.' },
    NUMBER: { description: 'By number.' },
  },
});

@InputType({ description: 'The order of rentals.' })
export class RentalSort {
  @Field(() => RentalSortField, { description: 'What to sort by.' })
  field!: RentalSortField;

  @Field(() => SortDirection, { defaultValue: 'DESC', description: 'Which way.' })
  direction: SortDirection = 'DESC';
}

@ArgsType()
export class RentalsArgs extends ConnectionArgs {
  @Field(() => RentalFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: RentalFilter | null;

  @Field(() => RentalSort, { nullable: true, description: 'In which order; the latest first when absent.' })
  @Nested()
  sort?: RentalSort | null;
}
