import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { ConnectionArgs, connectionOf } from '../../platform/graphql/connection.ts';
import { DiscardDeadJobInput, RetryDeadJobInput } from './dead-job.inputs.ts';
import { DiscardDeadJobPayload, RetryDeadJobPayload } from './dead-job.payloads.ts';
import { listDeadJobs } from './dead-job.queries.ts';
import { DeadJob } from './dead-job.type.ts';
import { discardDeadJob } from './discard-dead-job.ts';
import { retryDeadJob } from './retry-dead-job.ts';

export const DeadJobConnection = connectionOf<DeadJob>('DeadJob', () => DeadJob);

@Resolver(() => DeadJob)
export class DeadJobResolver {
  @Query(() => DeadJobConnection, {
    description: 'Background jobs that failed for good, the last to fail first.',
  })
  deadJobs(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listDeadJobs(ctx, args, info);
  }

  @Mutation(() => RetryDeadJobPayload, {
    description: 'Tries a dead job again, with as many attempts as a new one.',
  })
  retryDeadJob(
    @Arg('input', () => RetryDeadJobInput, { description: 'Which one.' }) input: RetryDeadJobInput,
    @Ctx() ctx: Context,
  ) {
    return retryDeadJob(ctx, input);
  }

  @Mutation(() => DiscardDeadJobPayload, {
    description: 'Gives a dead job up: it is deleted, and its work is not done.',
  })
  discardDeadJob(
    @Arg('input', () => DiscardDeadJobInput, { description: 'Which one.' }) input: DiscardDeadJobInput,
    @Ctx() ctx: Context,
  ) {
    return discardDeadJob(ctx, input);
  }
}
