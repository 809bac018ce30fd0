import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { acknowledgeSecurityAlert } from './acknowledge-security-alert.ts';
import { SecurityAlert } from './security-alert.entity.ts';
import { AcknowledgeSecurityAlertInput, SecurityAlertsArgs } from './security-alert.inputs.ts';
import { AcknowledgeSecurityAlertPayload } from './security-alert.payloads.ts';
import { listSecurityAlerts, type SecurityAlertRow, securityAlertById } from './security-alert.queries.ts';
import {
  alertActionColumns,
  nextActionsOfAlert,
  SecurityAlertNextAction,
} from './security-alert-next-actions.ts';

export const SecurityAlertConnection = connectionOf<SecurityAlert>('SecurityAlert', () => SecurityAlert);

@Resolver(() => SecurityAlert)
export class SecurityAlertResolver {
  @Query(() => SecurityAlert, {
    nullable: true,
    description: 'A security alert by its id; null when there is none.',
  })
  securityAlert(
    @Arg('id', () => ID, { description: 'The id of the alert.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return securityAlertById(ctx, id, info);
  }

  @Query(() => SecurityAlertConnection, { description: 'Security alerts, the newest first.' })
  securityAlerts(
    @Args(() => SecurityAlertsArgs) args: SecurityAlertsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listSecurityAlerts(ctx, args, info);
  }

  @Mutation(() => AcknowledgeSecurityAlertPayload, {
    description: 'Records that you have handled a security alert.',
  })
  acknowledgeSecurityAlert(
    @Input('The security alert to acknowledge.') input: AcknowledgeSecurityAlertInput,
    @Ctx() ctx: Context,
  ) {
    return acknowledgeSecurityAlert(ctx, input);
  }

  @Columns(...alertActionColumns)
  @Price({ rows: 1 })
  @FieldResolver(() => [SecurityAlertNextAction], { description: nextActionsDescription })
  nextActions(@Root() alert: SecurityAlertRow, @Ctx() ctx: Context) {
    return nextActionsOfAlert(ctx, alert);
  }
}
