import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/database/base.entity.ts';
import { JsonScalar } from '../../platform/graphql/scalars.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A background job that failed for good, or too often, and is no longer tried.',
})
export class DeadJob extends Node {
  @Field(() => String, { description: 'The name of the work, for example "mail.deliver".' })
  name!: string;

  @Field(() => JsonScalar, { description: 'The input of the job: the ids of what it is about.' })
  payload!: object;

  @Field(() => Int, { description: 'How many times it was tried.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'The error of the last attempt.' })
  lastError!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was queued.' })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When the last attempt failed.' })
  failedAt!: Date;
}
