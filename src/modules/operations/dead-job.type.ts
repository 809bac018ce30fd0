import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from '../../platform/graphql/scalars.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A background job that failed so often that it is no longer tried.',
})
export class DeadJob {
  @Field(() => ID, { description: 'The id, for `retryDeadJob` and `discardDeadJob`.' })
  id!: string;

  @Field(() => String, { description: 'Which work it is, for example "mail.deliver".' })
  name!: string;

  @Field(() => JsonScalar, { description: 'What it was given: the ids of what it is about.' })
  payload!: object;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'What went wrong the last time.' })
  lastError!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was queued.' })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it failed the last time.' })
  failedAt!: Date;
}
