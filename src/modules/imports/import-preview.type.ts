import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'The beginning of a file as it was understood, so that a person sees whether the delimiter and the encoding are right.',
})
export class ImportPreview {
  @Field(() => [String], { description: 'The names of the columns, in their order.' })
  columns!: string[];

  @Field(() => [[String]], {
    description: 'Up to 20 rows, each with the texts of its fields. Texts are cut after 200 characters.',
  })
  rows!: string[][];
}
