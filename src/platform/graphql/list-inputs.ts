import { Field, InputType, registerEnumType } from 'type-graphql';

// Inputs that the lists of all modules share.

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
export type SortDirection = keyof typeof SortDirection;
registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Which way a list is sorted.',
  valuesConfig: { ASC: { description: 'The smallest first.' }, DESC: { description: 'The largest first.' } },
});

@InputType({ description: 'A range of time: from this moment on, and before that one.' })
export class DateTimeRangeInput {
  @Field(() => Date, { nullable: true, description: 'Included.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Not included.' })
  to?: Date | null;
}
