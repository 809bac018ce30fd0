import { Field, InputType, Int } from 'type-graphql';
import { CurrencyCode } from '../../graphql/money.ts';
import { DecimalScalar } from '../../graphql/scalars.ts';
import { Checked, IntegerBetween, Text } from '../../graphql/validation.ts';
import { toPpm } from '../../lib/rate.ts';
import { UserError } from '../../lib/user-error.ts';
import { timeZoneComplaint } from './time-zone.ts';

const maxThreshold = 1_000_000;
/** Thirty days. */
const maxPaymentWindowMinutes = 43_200;

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
}

function rateComplaint(value: unknown): string | undefined {
  try {
    toPpm(String(value), ['taxRate']);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message.replace('"taxRate" ', '');
    throw error;
  }
}
