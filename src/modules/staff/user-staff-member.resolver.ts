import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { User, visibleToSelf } from '../accounts/users/user.entity.ts';
import type { UserRow } from '../accounts/users/user.queries.ts';
import { staffMemberOfUser } from './staff.queries.ts';
import { StaffMember } from './staff-member.entity.ts';

@Resolver(() => User)
export class UserStaffMemberResolver {
  @Columns('id')
  @FieldResolver(() => StaffMember, {
    nullable: true,
    description: `The staff member that uses this account; null when there is none. ${visibleToSelf}`,
  })
  staffMember(@Root() user: UserRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return staffMemberOfUser(ctx, user.id, info);
  }
}
