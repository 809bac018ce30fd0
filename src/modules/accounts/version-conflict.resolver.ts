import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, GraphQLISODateTime, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { VersionConflictError } from '../../platform/graphql/user-error.type.ts';
import { lastChangeOf } from '../audit/last-change-of.ts';
import { User } from './users/user.entity.ts';
import { readUser } from './users/user.queries.ts';

@Resolver(() => VersionConflictError)
export class VersionConflictResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who changed it last, by the audit log; null when it was no user.',
  })
  async changedBy(
    @Root() { currentId }: VersionConflictError,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const change = await lastChangeOf(ctx, currentId);
    return change?.actorId ? readUser(ctx, change.actorId, info) : null;
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was changed last, by the audit log.',
  })
  async changedAt(@Root() { currentId }: VersionConflictError, @Ctx() ctx: Context) {
    return (await lastChangeOf(ctx, currentId))?.at ?? null;
  }
}
