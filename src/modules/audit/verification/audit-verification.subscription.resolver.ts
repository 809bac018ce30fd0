import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import type { SubscribeRequest } from '../../../platform/graphql/subscriptions.ts';
import { liveEventsOf } from '../../../platform/live/live-events.ts';
import type { ReceivedEvent } from '../../../platform/live/received-event.ts';
import { AuditVerification } from './audit-verification.entity.ts';
import { auditVerificationChanged } from './audit-verification.live.ts';
import { type AuditVerificationRow, auditVerificationById } from './audit-verification.queries.ts';

type Request = SubscribeRequest<{ auditVerificationId: string }>;

@Resolver()
export class AuditVerificationSubscriptionResolver {
  @Subscription(() => AuditVerification, {
    subscribe: ({ args: { auditVerificationId: id }, context, info }: Request) =>
      liveEventsOf(context, auditVerificationChanged, id, () => existing(context, id, info)),
    description:
      'The verification of the audit log as it is now, and each time that it has progressed. Of changes in quick succession only the last may be sent.',
  })
  auditVerificationUpdated(
    @Arg('auditVerificationId', () => ID, { description: "The verification's id." })
    auditVerificationId: string,
    @Root() _event: ReceivedEvent<{ about: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return existing(ctx, auditVerificationId, info);
  }
}

/** @throws BAD_USER_INPUT */
async function existing(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<AuditVerificationRow> {
  const found = await auditVerificationById(ctx, id, info);
  if (found) return found;
  throw new GraphQLError(`There is no verification of the audit log with the id ${id}.`, {
    extensions: { code: 'BAD_USER_INPUT', fields: [['auditVerificationId']] },
  });
}
