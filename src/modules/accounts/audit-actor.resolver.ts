import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { AuditEntry } from '../audit/audit-entry.entity.ts';
import { User } from './users/user.entity.ts';
import { readUser } from './users/user.queries.ts';

@Resolver(() => AuditEntry)
export class AuditActorResolver {
  @Columns('actorId')
  @FieldResolver(() => User, {
    nullable: true,
    description:
      'The user who did it; null for guests, for background jobs, and for accounts that were deleted since.',
  })
  actor(@Root() entry: AuditEntry, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return entry.actorId === null ? null : readUser(ctx, entry.actorId, info);
  }
}
