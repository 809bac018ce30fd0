import { Field, ID, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/payload.ts';

@ObjectType()
abstract class DeadJobPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id of the job; null when there were errors.' })
  deadJobId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What came of queueing a dead job again.' })
export class RetryDeadJobPayload extends DeadJobPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of discarding a dead job.' })
export class DiscardDeadJobPayload extends DeadJobPayload {}
