import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../../platform/graphql/validation.ts';

@InputType({ description: 'The job to try again.' })
export class RetryDeadJobInput {
  @Field(() => ID, { description: 'The dead job.' })
  @IdOf('job')
  deadJobId!: string;
}

@InputType({ description: 'The job to give up.' })
export class DiscardDeadJobInput {
  @Field(() => ID, { description: 'The dead job.' })
  @IdOf('job')
  deadJobId!: string;
}
