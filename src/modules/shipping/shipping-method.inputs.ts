import { Field, ID, InputType, Int } from 'type-graphql';
import { ById, Versioned } from '../../platform/graphql/reference-inputs.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import {
  AtMost,
  Checked,
  IdOf,
  IntegerBetween,
  Matches,
  Nested,
  Text,
} from '../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../platform/lib/code.ts';
import { maxZones } from '../tax/zones/zone.entity.ts';
import { maxShippingRates } from './shipping.rules.ts';
import { maxShippingMethods } from './shipping-method.entity.ts';
import { ShippingMethodKind } from './shipping-method-kind.ts';

@InputType({ description: 'What shipping costs up to a limit.' })
export class ShippingRateInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Up to this weight in grams, only with BY_WEIGHT; absent in the last rate for any weight.',
  })
  @IntegerBetween(1, 100_000_000, { nullable: true })
  upToWeightGrams?: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Up to this price of the goods, only with BY_TOTAL; absent in the last rate for any price.',
  })
  @Checked(() => undefined, { nullable: true })
  upToTotal?: string | null;

  @Field(() => DecimalScalar, {
    description:
      'What it costs in the currency of the store, without tax or with it as `Settings.pricesIncludeTax` says: 0 or more.',
  })
  price!: string;
}

@InputType()
class ShippingMethodDetails {
  @Field(() => String, {
    nullable: true,
    description: 'What customers should know of it. Up to 500 characters.',
  })
  @Text({ min: 0, max: 500, multiline: true })
  description?: string;

  @Field(() => ID, { nullable: true, description: 'The tax class of shipping; null for the default one.' })
  @IdOf('taxclass', { nullable: true })
  taxClassId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The ids of all zones that it goes to, in place of what is there; none for everywhere.',
  })
  @AtMost(maxZones, 'zones')
  zoneIds?: string[] | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'From this price of the goods on, it is free; null for never.',
  })
  @Checked(() => undefined, { nullable: true })
  freeFrom?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is offered; a new one is when absent.' })
  @Checked(() => undefined)
  active?: boolean;
}

@InputType({ description: `A new shipping method. A store has at most ${maxShippingMethods}.` })
export class CreateShippingMethodInput extends ShippingMethodDetails {
  @Field(() => String, { description: `A unique code: ${codeDescription}.` })
  @Matches(codePattern, codeDescription)
  code!: string;

  @Field(() => String, { description: 'The name that customers see, 1 to 100 characters.' })
  @Text({ max: 100 })
  name!: string;

  @Field(() => ShippingMethodKind, { description: 'What its price goes by.' })
  kind!: ShippingMethodKind;

  @Field(() => [ShippingRateInput], {
    description: `Its prices, lowest limit first: one for FLAT and PICKUP, else at most ${maxShippingRates}.`,
  })
  @Nested({ each: true })
  rates!: ShippingRateInput[];
}

@InputType({ description: 'The changes to a shipping method. What is absent stays as it is.' })
export class UpdateShippingMethodInput extends Versioned(ShippingMethodDetails) {
  @Field(() => ID, { description: "The shipping method's id." })
  @IdOf('shipmethod')
  shippingMethodId!: string;

  @Field(() => String, { nullable: true, description: `A unique code: ${codeDescription}.` })
  @Matches(codePattern, codeDescription)
  code?: string;

  @Field(() => String, { nullable: true, description: 'The name that customers see, 1 to 100 characters.' })
  @Text({ max: 100 })
  name?: string;

  @Field(() => ShippingMethodKind, {
    nullable: true,
    description: 'What its price goes by. Pass its rates with another kind.',
  })
  @Checked(() => undefined)
  kind?: ShippingMethodKind;

  @Field(() => [ShippingRateInput], {
    nullable: true,
    description: 'All its prices, in place of what is there, in the currency of the store.',
  })
  @Nested({ each: true })
  rates?: ShippingRateInput[];
}

@InputType({ description: 'The shipping method to delete.' })
export class DeleteShippingMethodInput extends Versioned(ById('shippingMethod', { prefix: 'shipmethod' })) {}
