import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import { GuardedEntity } from '../../platform/database/guarded.entity.ts';
import { Computed, Loaded } from '../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../platform/graphql/money.ts';
import { Price } from '../../platform/graphql/price.ts';
import { ShowsVersion } from '../../platform/graphql/shown-columns.ts';
import { TaxClass } from '../tax/classes/tax-class.entity.ts';
import { ShippingMethodKind } from './shipping-method-kind.ts';
import { ShippingRate, type StoredShippingRate } from './shipping-rate.type.ts';

/** How many methods a store may have. */
export const maxShippingMethods = 50;

@ShowsVersion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A way in which goods come to their customer, and what it costs.',
})
@Entity()
export class ShippingMethod extends GuardedEntity {
  static override readonly idPrefix = 'shipmethod';

  @Field(() => String, { description: 'A unique code, such as "EXPRESS".' })
  @Property({ type: 'string', length: 64 })
  @Unique()
  code!: string;

  @Field(() => String, { description: 'The name that customers see, such as "Express, 1 day".' })
  @Property({ type: 'string', length: 100 })
  name!: string;

  @Field(() => String, { description: 'What customers should know of it; may be empty.' })
  @Property({ type: 'string', length: 500 })
  description!: string;

  @Field(() => ShippingMethodKind, { description: 'What its price goes by.' })
  @Property({ type: 'string', length: 10 })
  kind!: ShippingMethodKind;

  @Field(() => TaxClass, {
    nullable: true,
    description: 'How shipping is taxed; null for the default class.',
  })
  @Loaded(() => TaxClass)
  @ManyToOne(() => TaxClass, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  taxClass!: TaxClass | null;

  /** Where it goes: zones by their id; none for everywhere. `deleteZone` keeps them. */
  @Property({ type: 'json' })
  zoneIds!: string[];

  /** Every amount of it is in this currency: that of the store when it was last priced. */
  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Price({ rows: 3 })
  @Field(() => [ShippingRate], {
    description: 'Its prices, lowest limit first. Beyond the last limit it is not offered.',
  })
  @Computed<ShippingMethod>(['kind', 'rates', 'currencyCode'], row => shownRates(row))
  @Property({ type: 'json' })
  rates!: StoredShippingRate[];

  @Field(() => Money, {
    nullable: true,
    description: 'From this price of the goods on, it is free; null for never.',
  })
  @Computed<ShippingMethod>(['freeFromMinor', 'currencyCode'], row =>
    row.freeFromMinor === null ? null : money(row.freeFromMinor, row.currencyCode),
  )
  readonly freeFrom!: Opt<Money> | null;

  @Property(bigInteger({ nullable: true }))
  freeFromMinor!: number | null;

  @Field(() => Boolean, { description: 'Whether it is offered.' })
  @Property({ type: 'boolean', default: true })
  active!: boolean;
}

function shownRates({
  kind,
  rates,
  currencyCode,
}: Pick<ShippingMethod, 'kind' | 'rates' | 'currencyCode'>): ShippingRate[] {
  return rates.map(({ upTo, priceMinor }) => ({
    upToWeightGrams: kind === 'BY_WEIGHT' ? upTo : null,
    upToTotal: kind === 'BY_TOTAL' && upTo !== null ? money(upTo, currencyCode) : null,
    price: money(priceMinor, currencyCode),
  }));
}
