import { Field, ID, InputType, Int } from 'type-graphql';
import { CountryCode } from '../../platform/graphql/country-code.ts';
import { CurrencyCode } from '../../platform/graphql/money.ts';
import { rateProblem } from '../../platform/graphql/rate-problem.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { Checked, IdOf, IntegerBetween, Text } from '../../platform/graphql/validation.ts';
import { timeZoneProblem } from './time-zone.ts';

const maxThreshold = 1_000_000;
/** Thirty days. */
const maxPaymentWindowMinutes = 43_200;
const maxGraceDays = 60;
/** Thirty days. */
const maxSigningWindowHours = 720;
const maxMonths = 120;
const maxRetentionYears = 30;
const maxHeldOrders = 100_000;
const maxHeldUnits = 10_000_000;

@InputType({ description: 'The settings to change. Absent fields keep their values.' })
export class UpdateSettingsInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version you read. If it has changed since, the answer is VERSION_CONFLICT.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'The name that customers see. 1 to 100 characters.' })
  @Text({ max: 100 })
  storeName?: string;

  @Field(() => CurrencyCode, {
    nullable: true,
    description:
      'The currency of new prices. Existing prices keep theirs. If a `rentalLateFee` is set, pass it in the new currency too.',
  })
  @Checked(() => undefined)
  currencyCode?: string;

  @Field(() => String, { nullable: true, description: 'An IANA time zone such as "Europe/Berlin".' })
  @Checked(timeZoneProblem)
  timeZone?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    deprecationReason: 'Use `updateZone`.',
    description: 'The rate of the default tax class in the default zone, from 0 to 1: "0.09" is 9 %.',
  })
  @Checked(rateProblem)
  taxRate?: string;

  @Field(() => Int, {
    nullable: true,
    description: `The low-stock threshold of new products: at this quantity or less, a product is low on stock. 0 to ${maxThreshold}.`,
  })
  @IntegerBetween(0, maxThreshold)
  lowStockThreshold?: number;

  @Field(() => Int, {
    nullable: true,
    description: `How many minutes an order waits for its payment before it is canceled. 1 to ${maxPaymentWindowMinutes}.`,
  })
  @IntegerBetween(1, maxPaymentWindowMinutes)
  paymentWindowMinutes?: number;

  @Field(() => Int, {
    nullable: true,
    description: `The grace period: how many days after its due date an installment is not late yet. 0 to ${maxGraceDays}. Existing contracts keep their terms.`,
  })
  @IntegerBetween(0, maxGraceDays)
  rentalGraceDays?: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "The fixed fee for a late installment, in the store's currency. It is added once, together with `rentalLateFeeRate`.",
  })
  @Checked(() => undefined)
  rentalLateFee?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The share of a late installment that is added to it once, from 0 to 1: "0.05" is 5 %.',
  })
  @Checked(rateProblem)
  rentalLateFeeRate?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The share of the paid rent that counts toward the purchase price, from 0 to 1: "0.5" is half.',
  })
  @Checked(rateProblem)
  rentalPurchaseShare?: string;

  @Field(() => Int, {
    nullable: true,
    description: `How many hours a unit is reserved for the signature, and then again for the first payment. 1 to ${maxSigningWindowHours}.`,
  })
  @IntegerBetween(1, maxSigningWindowHours)
  rentalSigningWindowHours?: number;

  @Field(() => Int, {
    nullable: true,
    description: `At how many late installments a rental is in default. 0 to ${maxMonths}; 0 means never.`,
  })
  @IntegerBetween(0, maxMonths)
  rentalDefaultAfterOverdue?: number;

  @Field(() => Int, {
    nullable: true,
    description: `How many years the signed contract of an erased person is kept after the end of the rental. 1 to ${maxRetentionYears}. It also applies to existing contracts: if a lower number shortens the period, contracts past it are erased within a day.`,
  })
  @IntegerBetween(1, maxRetentionYears)
  retentionYears?: number;

  @Field(() => Int, {
    nullable: true,
    description: `How many orders and rentals of one customer may wait to be paid or signed at a time. Null for no limit. 1 to ${maxHeldOrders}.`,
  })
  @IntegerBetween(1, maxHeldOrders, { nullable: true })
  unpaidOrderLimit?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many units these may hold together. Null for no limit. 1 to ${maxHeldUnits}.`,
  })
  @IntegerBetween(1, maxHeldUnits, { nullable: true })
  unpaidUnitLimit?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `The lower number of orders and rentals while the email address of the customer is not confirmed. Null for the same as with a confirmed one. 1 to ${maxHeldOrders}.`,
  })
  @IntegerBetween(1, maxHeldOrders, { nullable: true })
  unconfirmedOrderLimit?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `The lower number of units meanwhile. Null for the same as with a confirmed one. 1 to ${maxHeldUnits}.`,
  })
  @IntegerBetween(1, maxHeldUnits, { nullable: true })
  unconfirmedUnitLimit?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many orders and rentals of all customers at one network address may wait to be paid or signed at a time. Null for no limit. 1 to ${maxHeldOrders}.`,
  })
  @IntegerBetween(1, maxHeldOrders, { nullable: true })
  networkOrderLimit?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many units these may hold together. Null for no limit. 1 to ${maxHeldUnits}.`,
  })
  @IntegerBetween(1, maxHeldUnits, { nullable: true })
  networkUnitLimit?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether prices are entered with their tax included. It changes what the prices of all products mean, not the numbers.',
  })
  @Checked(() => undefined)
  pricesIncludeTax?: boolean;

  @Field(() => CountryCode, { nullable: true, description: 'The country of the store; null for none.' })
  @Checked(() => undefined, { nullable: true })
  homeCountry?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The region of the store, by code or name, up to 100 characters; null for none.',
  })
  @Text({ max: 100, nullable: true })
  homeRegion?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The postal code of the store, up to 20 characters; null for none.',
  })
  @Text({ max: 20, nullable: true })
  homePostalCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The tax class of the rent of new rentals, which are then taxed: the rent by this class, a buy-out by that of its product, the deposit not. Null to tax neither.',
  })
  @IdOf('taxclass', { nullable: true })
  rentalTaxClassId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether late fees of new rentals include tax at the rate of the rent.',
  })
  @Checked(() => undefined)
  rentalLateFeeTaxed?: boolean;
}
