import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Payload } from '../../../platform/graphql/payload.ts';
import { SecurityAlert } from './security-alert.entity.ts';
import { securityAlertById } from './security-alert.queries.ts';

@ObjectType({ description: 'What came of acknowledging a security alert.' })
export class AcknowledgeSecurityAlertPayload extends Payload {
  securityAlertId?: string;

  @Field(() => SecurityAlert, {
    nullable: true,
    description: 'The alert as it is now; null when there were errors.',
  })
  securityAlert(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.securityAlertId ? securityAlertById(ctx, this.securityAlertId, info) : null;
  }
}
