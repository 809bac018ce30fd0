import type { Opt } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseEntity } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { CurrencyCode, Money, money } from '../../platform/graphql/money.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { rateOf } from '../../platform/lib/rate.ts';

/** There is one row, under this id; the first start writes it with the defaults. */
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

/** What rentals are made under. Contracts that run keep what they were made under. */
export const defaultRentalSettings = {
  rentalGraceDays: 3,
  rentalLateFeeMinor: 0,
  rentalLateFeePpm: 50_000,
  rentalPurchaseSharePpm: 500_000,
  rentalSigningWindowHours: 72,
  rentalDefaultAfterOverdue: 3,
} as const;

@ObjectType({ simpleResolvers: true, description: 'What the owner decided about the store.' })
@Entity()
export class Settings extends BaseEntity {
  static override readonly idPrefix = 'settings';

  @Field(() => String, { description: 'The name that customers see.' })
  @Property({ type: 'string', length: 100 })
  storeName!: string;

  @Field(() => CurrencyCode, { description: 'The currency that prices are in.' })
  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => String, {
    description: 'The IANA time zone in which the store counts its days, for example "Europe/Berlin".',
  })
  @Property({ type: 'string', length: 64 })
  timeZone!: string;

  @Field(() => Int, {
    description: 'At this stock or less a product runs low, unless it has a threshold of its own.',
  })
  @Property({ type: 'integer' })
  lowStockThreshold!: number;

  /** In millionths: 90,000 is 9 %. */
  @Property({ type: 'integer' })
  taxRatePpm!: number;

  @Field(() => DecimalScalar, {
    description: 'The part of the net price that is added as tax: "0.09" is 9 %.',
  })
  @Computed<Settings>(['taxRatePpm'], row => rateOf(row.taxRatePpm))
  taxRate?: string;

  @Field(() => Int, {
    description: 'How many minutes an order waits for its payment before it is cancelled.',
  })
  @Property({ type: 'integer' })
  paymentWindowMinutes!: number;

  @Field(() => Int, {
    description: 'For how many days after its due day an instalment of a rental is not late yet.',
  })
  @Property({ type: 'integer', default: defaultRentalSettings.rentalGraceDays })
  rentalGraceDays!: number;

  @Field(() => Money, {
    description:
      'What is added once to a late instalment, beside `rentalLateFeeRate`; for products in the currency of the store.',
  })
  @Computed<Settings>(['rentalLateFeeMinor', 'currencyCode'], row =>
    money(row.rentalLateFeeMinor, row.currencyCode),
  )
  readonly rentalLateFee!: Opt<Money>;

  @Property(bigInteger({ default: defaultRentalSettings.rentalLateFeeMinor }))
  rentalLateFeeMinor!: number;

  @Field(() => DecimalScalar, {
    description: 'The part of a late instalment that is added to it once: "0.05" is 5 %.',
  })
  @Computed<Settings>(['rentalLateFeePpm'], row => rateOf(row.rentalLateFeePpm))
  readonly rentalLateFeeRate!: Opt<string>;

  @Property({ type: 'integer', default: defaultRentalSettings.rentalLateFeePpm })
  rentalLateFeePpm!: number;

  @Field(() => DecimalScalar, {
    description: 'The part of the rent paid that counts toward buying: "0.5" is half.',
  })
  @Computed<Settings>(['rentalPurchaseSharePpm'], row => rateOf(row.rentalPurchaseSharePpm))
  readonly rentalPurchaseShare!: Opt<string>;

  @Property({ type: 'integer', default: defaultRentalSettings.rentalPurchaseSharePpm })
  rentalPurchaseSharePpm!: number;

  @Field(() => Int, {
    description: 'How many hours a unit is held for a signature, and then again for the first payment.',
  })
  @Property({ type: 'integer', default: defaultRentalSettings.rentalSigningWindowHours })
  rentalSigningWindowHours!: number;

  @Field(() => Int, { description: 'At how many late instalments a rental is in default; 0 is never.' })
  @Property({ type: 'integer', default: defaultRentalSettings.rentalDefaultAfterOverdue })
  rentalDefaultAfterOverdue!: number;

  @Field(() => Int, {
    description:
      'For how many years the signed contract of an erased person is kept, with their name and address, from the end of the rental on, or from the signature when it never began. Then it is erased, and its SHA-256 stays.',
  })
  @Property({ type: 'integer', default: defaultSettings.retentionYears })
  retentionYears!: number;
}
