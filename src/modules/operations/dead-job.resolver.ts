import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../platform/graphql/next-action.ts';
import { Price } from '../../platform/graphql/price.ts';
import { DeadJobsArgs, DiscardDeadJobInput, RetryDeadJobInput } from './dead-job.inputs.ts';
import { DiscardDeadJobPayload, RetryDeadJobPayload } from './dead-job.payloads.ts';
import { listDeadJobs } from './dead-job.queries.ts';
import { DeadJob } from './dead-job.type.ts';
import { DeadJobNextAction, nextActionsOfDeadJob } from './dead-job-next-actions.ts';
import { discardDeadJob } from './discard-dead-job.ts';
import { retryDeadJob } from './retry-dead-job.ts';

export const DeadJobConnection = connectionOf<DeadJob>('DeadJob', () => DeadJob);

@Resolver(() => DeadJob)
export class DeadJobResolver {
  @Query(() => DeadJobConnection, {
    description: 'Background jobs that are no longer tried, the latest failure first.',
  })
  deadJobs(
    @Args(() => DeadJobsArgs) args: DeadJobsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listDeadJobs(ctx, args, info);
  }

  @Mutation(() => RetryDeadJobPayload, {
    description: 'Tries a dead job again, with as many attempts as a new one.',
  })
  retryDeadJob(@Input('The dead job to try again.') input: RetryDeadJobInput, @Ctx() ctx: Context) {
    return retryDeadJob(ctx, input);
  }

  @Mutation(() => DiscardDeadJobPayload, {
    description: 'Deletes a dead job. Its work will not be done.',
  })
  discardDeadJob(@Input('The dead job to delete.') input: DiscardDeadJobInput, @Ctx() ctx: Context) {
    return discardDeadJob(ctx, input);
  }

  @Price({ rows: 2 })
  @FieldResolver(() => [DeadJobNextAction], { description: nextActionsDescription })
  nextActions(@Ctx() ctx: Context) {
    return nextActionsOfDeadJob(ctx);
  }
}
