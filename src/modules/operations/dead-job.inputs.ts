import { InputType } from 'type-graphql';
import { ById } from '../../platform/graphql/reference-inputs.ts';

const description = "The dead job's id.";

@InputType({ description: 'The dead job to try again.' })
export class RetryDeadJobInput extends ById('deadJob', { prefix: 'job', description }) {}

@InputType({ description: 'The dead job to delete.' })
export class DiscardDeadJobInput extends ById('deadJob', { prefix: 'job', description }) {}
