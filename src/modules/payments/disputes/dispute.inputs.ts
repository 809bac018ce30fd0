import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { IdOf, Nested } from '../../../platform/graphql/validation.ts';
import { DisputeStatus } from './dispute.entity.ts';

@InputType({ description: 'Which disputes to list. All conditions must hold.' })
export class DisputeFilter {
  @Field(() => DisputeStatus, { nullable: true, description: 'Disputes with this status.' })
  status?: DisputeStatus | null;

  @Field(() => ID, { nullable: true, description: 'Disputes of this payment.' })
  @IdOf('payment', { nullable: true })
  paymentId?: string | null;
}

@ArgsType()
export class DisputesArgs extends ConnectionArgs {
  @Field(() => DisputeFilter, { nullable: true, description: 'Which disputes; all when absent.' })
  @Nested()
  filter?: DisputeFilter | null;
}
