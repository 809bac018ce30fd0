import { Field, ObjectType } from 'type-graphql';
import { Money } from '../../platform/graphql/money.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'The tax at one rate: on the sum of all net amounts with it, or what their gross sum includes where prices include tax; rounded half up once. Lines get their share of it by largest remainder, so that lines, tax lines, and total always agree.',
})
export class TaxLine {
  @Field(() => String, {
    nullable: true,
    description: 'What the tax is called; null where nothing is charged.',
  })
  name!: string | null;

  @Field(() => DecimalScalar, { description: 'The rate: "0.19" is 19 %.' })
  rate!: string;

  @Field(() => Money, { description: 'The sum of the amounts with this rate, without tax.' })
  net!: Money;

  @Field(() => Money, { description: 'The tax on it.' })
  tax!: Money;
}
