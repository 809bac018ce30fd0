import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { AuditLogArgs } from './audit-log.inputs.ts';
import { auditEntryById, listAuditLog } from './audit-log.queries.ts';

export const AuditEntryConnection = connectionOf<AuditEntry>('AuditEntry', () => AuditEntry);

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditEntry, {
    nullable: true,
    description: 'An entry of the audit log by its id; null when there is none.',
  })
  auditEntry(
    @Arg('id', () => ID, { description: 'The id of the entry.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return auditEntryById(ctx, id, info);
  }

  @Query(() => AuditEntryConnection, {
    description: 'The audit log: who did what, the newest entries first.',
  })
  auditLog(
    @Args(() => AuditLogArgs) args: AuditLogArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAuditLog(ctx, args, info);
  }
}
