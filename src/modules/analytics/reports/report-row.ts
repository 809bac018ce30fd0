import { Field, ObjectType } from 'type-graphql';

/** A row of a report that can be long. */
@ObjectType()
export abstract class ReportRow {
  @Field(() => String, { description: 'Names this place in the list, for `after`.' })
  cursor!: string;
}
