import type { Opt } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { CountryCode } from '../../platform/graphql/country-code.ts';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { CurrencyCode, Money, money } from '../../platform/graphql/money.ts';
import { Public } from '../../platform/graphql/public.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { ShowsVersion } from '../../platform/graphql/shown-columns.ts';
import { rateOf } from '../../platform/lib/rate.ts';

/** The id of the only row. The first start inserts it with the defaults. */
export const settingsId = 'settings_00000000000000000000000001';

export const defaultSettings = {
  storeName: 'Tradepost',
  currencyCode: 'USD',
  timeZone: 'UTC',
  lowStockThreshold: 5,
  taxRatePpm: 90_000,
  paymentWindowMinutes: 60,
  retentionYears: 10,
} as const;

/** How much may be held without being paid; null is no limit. Customers of a shop never meet these. */
export const defaultHoldSettings = {
  unpaidOrderLimit: 10,
  unpaidUnitLimit: 200,
  unconfirmedOrderLimit: 2,
  unconfirmedUnitLimit: 20,
  networkOrderLimit: 50,
  networkUnitLimit: 500,
} as const;

/** How prices are entered, and where the store is. */
export const defaultTaxSettings = {
  pricesIncludeTax: false,
  homeCountry: null,
  homeRegion: null,
  homePostalCode: null,
  rentalTaxClassId: null,
  rentalLateFeeTaxed: false,
} as const;

/** The terms of new rentals. Existing contracts keep the terms that they were created with. */
export const defaultRentalSettings = {
  rentalGraceDays: 3,
  rentalLateFeeMinor: 0,
  rentalLateFeePpm: 50_000,
  rentalPurchaseSharePpm: 500_000,
  rentalSigningWindowHours: 72,
  rentalDefaultAfterOverdue: 3,
} as const;

@Public()
@ShowsVersion()
@ObjectType({ implements: Node, simpleResolvers: true, description: "The store's settings." })
@Entity()
export class Settings extends BaseEntity {
  static override readonly idPrefix = 'settings';

  @Field(() => String, { description: 'The name that customers see.' })
  @Property({ type: 'string', length: 100 })
  storeName!: string;

  @Field(() => CurrencyCode, { description: 'The currency of new prices.' })
  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => String, {
    description:
      'The IANA time zone of the store, for example "Europe/Berlin". It decides where a day begins and ends.',
  })
  @Property({ type: 'string', length: 64 })
  timeZone!: string;

  @Field(() => Int, {
    description:
      'The low-stock threshold of new products: at this quantity or less, a product is low on stock.',
  })
  @Property({ type: 'integer' })
  lowStockThreshold!: number;

  /** Only processes of the last version use it, during an upgrade. The next version drops it. */
  @Property({ type: 'integer' })
  taxRatePpm!: number;

  @Field(() => Int, {
    description: 'How many minutes an order waits for its payment before it is canceled.',
  })
  @Property({ type: 'integer' })
  paymentWindowMinutes!: number;

  @Field(() => Int, {
    description: 'The grace period: how many days after its due date an installment is not late yet.',
  })
  @Property({ type: 'integer', default: defaultRentalSettings.rentalGraceDays })
  rentalGraceDays!: number;

  @Field(() => Money, {
    description:
      "The fixed fee for a late installment, added once, together with `rentalLateFeeRate`. It applies to products in the store's currency.",
  })
  @Computed<Settings>(['rentalLateFeeMinor', 'currencyCode'], row =>
    money(row.rentalLateFeeMinor, row.currencyCode),
  )
  readonly rentalLateFee!: Opt<Money>;

  @Property(bigInteger({ default: defaultRentalSettings.rentalLateFeeMinor }))
  rentalLateFeeMinor!: number;

  @Field(() => DecimalScalar, {
    description: 'The share of a late installment that is added to it once: "0.05" is 5 %.',
  })
  @Computed<Settings>(['rentalLateFeePpm'], row => rateOf(row.rentalLateFeePpm))
  readonly rentalLateFeeRate!: Opt<string>;

  @Property({ type: 'integer', default: defaultRentalSettings.rentalLateFeePpm })
  rentalLateFeePpm!: number;

  @Field(() => DecimalScalar, {
    description: 'The share of the paid rent that counts toward the purchase price: "0.5" is half.',
  })
  @Computed<Settings>(['rentalPurchaseSharePpm'], row => rateOf(row.rentalPurchaseSharePpm))
  readonly rentalPurchaseShare!: Opt<string>;

  @Property({ type: 'integer', default: defaultRentalSettings.rentalPurchaseSharePpm })
  rentalPurchaseSharePpm!: number;

  @Field(() => Int, {
    description: 'How many hours a unit is reserved for the signature, and then again for the first payment.',
  })
  @Property({ type: 'integer', default: defaultRentalSettings.rentalSigningWindowHours })
  rentalSigningWindowHours!: number;

  @Field(() => Int, { description: 'At how many late installments a rental is in default; 0 means never.' })
  @Property({ type: 'integer', default: defaultRentalSettings.rentalDefaultAfterOverdue })
  rentalDefaultAfterOverdue!: number;

  @Field(() => Int, {
    description:
      'How many years the signed contract of an erased person is kept, with name and address, after the end of the rental, or after the signature if the rental never began. After that it is erased; only its SHA-256 stays.',
  })
  @Property({ type: 'integer', default: defaultSettings.retentionYears })
  retentionYears!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many orders and rentals of one customer may wait to be paid or signed at a time; null for no limit. The staff order for customers without limits.',
  })
  @Property({ type: 'integer', nullable: true, default: defaultHoldSettings.unpaidOrderLimit })
  unpaidOrderLimit!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many units these may hold together; null for no limit.',
  })
  @Property({ type: 'integer', nullable: true, default: defaultHoldSettings.unpaidUnitLimit })
  unpaidUnitLimit!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The lower number of orders and rentals while the email address of the customer is not confirmed; null for the same as with a confirmed one.',
  })
  @Property({ type: 'integer', nullable: true, default: defaultHoldSettings.unconfirmedOrderLimit })
  unconfirmedOrderLimit!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The lower number of units meanwhile; null for the same as with a confirmed one.',
  })
  @Property({ type: 'integer', nullable: true, default: defaultHoldSettings.unconfirmedUnitLimit })
  unconfirmedUnitLimit!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many orders and rentals of all customers at one network address may wait to be paid or signed at a time; null for no limit.',
  })
  @Property({ type: 'integer', nullable: true, default: defaultHoldSettings.networkOrderLimit })
  networkOrderLimit!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many units these may hold together; null for no limit.',
  })
  @Property({ type: 'integer', nullable: true, default: defaultHoldSettings.networkUnitLimit })
  networkUnitLimit!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether prices are entered with their tax included, as shops in Europe do, or without it, as in America. It says what the prices of products mean; orders keep what they were placed with.',
  })
  @Property({ type: 'boolean', default: defaultTaxSettings.pricesIncludeTax })
  pricesIncludeTax!: boolean;

  @Field(() => CountryCode, {
    nullable: true,
    description:
      'The country of the store. What is sold at the counter is taxed in the zone of its country, region, and postal code.',
  })
  @Property({ type: 'string', length: 2, nullable: true })
  homeCountry!: string | null;

  @Field(() => String, { nullable: true, description: 'The region of the store, where its zone is one.' })
  @Property({ type: 'string', length: 100, nullable: true })
  homeRegion!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The postal code of the store, where its zone has postal codes.',
  })
  @Property({ type: 'string', length: 20, nullable: true })
  homePostalCode!: string | null;

  /** Null where neither rent nor buy-outs are taxed. */
  @Property({ type: 'string', length: 48, nullable: true })
  rentalTaxClassId!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether late fees of new rentals include tax at the rate of the rent; else they are untaxed.',
  })
  @Property({ type: 'boolean', default: defaultTaxSettings.rentalLateFeeTaxed })
  rentalLateFeeTaxed!: boolean;
}
