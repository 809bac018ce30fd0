import { ArgsType, InputType } from 'type-graphql';
import { sortedArgs, sortOf } from '../../platform/graphql/list-args.ts';
import { ById } from '../../platform/graphql/reference-inputs.ts';

const DeadJobSort = sortOf('DeadJob', {
  plural: 'dead jobs',
  fields: { FAILED_AT: 'By the time of the last failure; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class DeadJobsArgs extends sortedArgs(DeadJobSort, 'the latest first') {}

const description = "The dead job's id.";

@InputType({ description: 'The dead job to try again.' })
export class RetryDeadJobInput extends ById('deadJob', { prefix: 'job', description }) {}

@InputType({ description: 'The dead job to delete.' })
export class DiscardDeadJobInput extends ById('deadJob', { prefix: 'job', description }) {}
