import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../platform/graphql/money.ts';

/** A rate as its row keeps it. */
export interface StoredShippingRate {
  /** Grams, or minor units of the method's currency; null without a limit. */
  readonly upTo: number | null;
  readonly priceMinor: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What shipping costs up to a limit. The first rate that fits counts.',
})
export class ShippingRate {
  @Field(() => Int, {
    nullable: true,
    description: 'Up to this weight, with BY_WEIGHT; null where any weight fits.',
  })
  upToWeightGrams!: number | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Up to this price of the goods, with BY_TOTAL; null where any price fits.',
  })
  upToTotal!: Money | null;

  @Field(() => Money, { description: 'What it costs: without tax, or with it where prices include it.' })
  price!: Money;
}
