import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { User } from '../accounts/users/user.entity.ts';
import { readUser } from '../accounts/users/user.queries.ts';
import { RentalEvent } from './rental-event.entity.ts';

@Resolver(() => RentalEvent)
export class RentalEventResolver {
  @Columns('actorId')
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who caused it; null for what the server did by itself.',
  })
  actor(@Root() event: RentalEvent, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return event.actorId === null ? null : readUser(ctx, event.actorId, info);
  }
}
