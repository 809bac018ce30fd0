import { Field, InputType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from './scalars.ts';

// Inputs that the lists of all modules share.

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
export type SortDirection = keyof typeof SortDirection;
registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Sort direction.',
  valuesConfig: {
    ASC: { description: 'Ascending: the smallest value first.' },
    DESC: { description: 'Descending: the largest value first.' },
  },
});

@InputType({ description: 'A range of time. Without `from` it has no start, without `to` no end.' })
export class DateTimeRangeInput {
  @Field(() => Date, { nullable: true, description: 'The start, included in the range.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'The end, not included in the range.' })
  to?: Date | null;
}

@InputType({ description: 'A range of amounts in the currency of the store, both ends included.' })
export class MoneyRangeInput {
  @Field(() => DecimalScalar, { nullable: true, description: 'The lowest amount; none when absent.' })
  min?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The highest amount; none when absent.' })
  max?: string | null;
}
