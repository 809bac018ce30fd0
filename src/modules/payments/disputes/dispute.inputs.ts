import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { listArgs, sortOf } from '../../../platform/graphql/list-args.ts';
import { IdOf } from '../../../platform/graphql/validation.ts';
import { DisputeStatus } from './dispute.entity.ts';

@InputType({ description: 'Which disputes to list. All conditions must hold.' })
export class DisputeFilter {
  @Field(() => [DisputeStatus], { nullable: true, description: 'Disputes with one of these statuses.' })
  status?: DisputeStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Disputes of this payment.' })
  @IdOf('payment', { nullable: true })
  paymentId?: string | null;
}

const DisputeSort = sortOf('Dispute', {
  plural: 'disputes',
  fields: { CREATED_AT: 'By the time at which they were opened; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class DisputesArgs extends listArgs(DisputeFilter, DisputeSort, 'the latest first') {}
