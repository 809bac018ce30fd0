import { Field, InputType, Int } from 'type-graphql';
import { CurrencyCode } from '../../platform/graphql/money.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { Checked, IntegerBetween, Text } from '../../platform/graphql/validation.ts';
import { toPpm } from '../../platform/lib/rate.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { timeZoneComplaint } from './time-zone.ts';

const maxThreshold = 1_000_000;
/** Thirty days. */
const maxPaymentWindowMinutes = 43_200;
const maxGraceDays = 60;
/** Thirty days. */
const maxSigningWindowHours = 720;
const maxMonths = 120;
const maxRetentionYears = 30;

@InputType({ description: 'What to change about the store. What is absent stays.' })
export class UpdateSettingsInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'The name that customers see. 1 to 100 characters.' })
  @Text({ max: 100 })
  storeName?: string;

  @Field(() => CurrencyCode, {
    nullable: true,
    description: 'The currency of prices from now on. Prices that are there keep theirs.',
  })
  @Checked(() => undefined)
  currencyCode?: string;

  @Field(() => String, { nullable: true, description: 'An IANA time zone such as "Europe/Berlin".' })
  @Checked(timeZoneComplaint)
  timeZone?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The part of the net price that is added as tax, from 0 to 1: "0.09" is 9 %.',
  })
  @Checked(rateComplaint)
  taxRate?: string;

  @Field(() => Int, {
    nullable: true,
    description: `At this stock or less a new product runs low. 0 to ${maxThreshold}.`,
  })
  @IntegerBetween(0, maxThreshold)
  lowStockThreshold?: number;

  @Field(() => Int, {
    nullable: true,
    description: `How many minutes an order waits for its payment. 1 to ${maxPaymentWindowMinutes}.`,
  })
  @IntegerBetween(1, maxPaymentWindowMinutes)
  paymentWindowMinutes?: number;

  @Field(() => Int, {
    nullable: true,
    description: `For how many days after its due day an instalment is not late yet. 0 to ${maxGraceDays}. Contracts that run keep theirs, here and below.`,
  })
  @IntegerBetween(0, maxGraceDays)
  rentalGraceDays?: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "What is added once to a late instalment, in the store's currency, beside `rentalLateFeeRate`.",
  })
  @Checked(() => undefined)
  rentalLateFee?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The part of a late instalment that is added to it once, from 0 to 1: "0.05" is 5 %.',
  })
  @Checked(rateComplaint)
  rentalLateFeeRate?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The part of the rent paid that counts toward buying, from 0 to 1: "0.5" is half.',
  })
  @Checked(rateComplaint)
  rentalPurchaseShare?: string;

  @Field(() => Int, {
    nullable: true,
    description: `How many hours a unit is held for a signature, and then again for the first payment. 1 to ${maxSigningWindowHours}.`,
  })
  @IntegerBetween(1, maxSigningWindowHours)
  rentalSigningWindowHours?: number;

  @Field(() => Int, {
    nullable: true,
    description: `At how many late instalments a rental is in default. 0, which is never, to ${maxMonths}.`,
  })
  @IntegerBetween(0, maxMonths)
  rentalDefaultAfterOverdue?: number;

  @Field(() => Int, {
    nullable: true,
    description: `For how many years the signed contract of an erased person is kept after the rental's end. 1 to ${maxRetentionYears}. It counts for contracts that are kept already too: what a lower number no longer keeps is erased within a day.`,
  })
  @IntegerBetween(1, maxRetentionYears)
  retentionYears?: number;
}

function rateComplaint(value: unknown): string | undefined {
  try {
    toPpm(String(value), ['rate']);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message.replace('"rate" ', '');
    throw error;
  }
}
