import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { Customer } from '../customers/customer.entity.ts';
import { customerOfUser } from '../customers/customer.queries.ts';
import { PermissionEnum, Role } from '../roles/role.entity.ts';
import { permissionsOfUser, rolesOfUser } from '../roles/role.queries.ts';
import { Session } from '../sessions/session.entity.ts';
import { sessionsOfUser } from '../sessions/session.queries.ts';
import { deleteUser } from './delete-user.ts';
import { restoreUser } from './restore-user.ts';
import { updateProfile } from './update-profile.ts';
import { updateUserStatus } from './update-user-status.ts';
import { User, visibleToSelf } from './user.entity.ts';
import {
  DeleteUserInput,
  RestoreUserInput,
  UpdateProfileInput,
  UpdateUserStatusInput,
  UsersArgs,
} from './user.inputs.ts';
import {
  DeleteUserPayload,
  RestoreUserPayload,
  UpdateProfilePayload,
  UpdateUserStatusPayload,
} from './user.payloads.ts';
import { listUsers, me, type UserRow, userById } from './user.queries.ts';
import { nextActionsOfUser, UserNextAction, userActionColumns } from './user-next-actions.ts';

export const UserConnection = connectionOf<User>('User', () => User);

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true, description: 'Your own account; null for a guest.' })
  me(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return me(ctx, info);
  }

  @Query(() => User, {
    nullable: true,
    description: 'An account by its id: your own, or with USERS_VIEW any; otherwise null.',
  })
  user(
    @Arg('id', () => ID, { description: 'The id of the account.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return userById(ctx, id, info);
  }

  @Query(() => UserConnection, { description: 'A list of accounts.' })
  users(@Args(() => UsersArgs) args: UsersArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listUsers(ctx, args, info);
  }

  @Mutation(() => UpdateProfilePayload, { description: 'Changes your own profile.' })
  updateProfile(@Input('The profile fields to change.') input: UpdateProfileInput, @Ctx() ctx: Context) {
    return updateProfile(ctx, input);
  }

  @Mutation(() => UpdateUserStatusPayload, { description: 'Suspends or reinstates an account.' })
  updateUserStatus(
    @Input('The account and its new status.') input: UpdateUserStatusInput,
    @Ctx() ctx: Context,
  ) {
    return updateUserStatus(ctx, input);
  }

  @Mutation(() => DeleteUserPayload, {
    description:
      'Deletes an account. With `anonymize` it erases the person too; that argument says what is erased and what is kept.',
  })
  deleteUser(@Input('The account to delete.') input: DeleteUserInput, @Ctx() ctx: Context) {
    return deleteUser(ctx, input);
  }

  @Mutation(() => RestoreUserPayload, { description: 'Restores a deleted account.' })
  restoreUser(@Input('The deleted account to restore.') input: RestoreUserInput, @Ctx() ctx: Context) {
    return restoreUser(ctx, input);
  }

  @Columns('id')
  @Price({ rows: 2 })
  @FieldResolver(() => [Role], {
    description: `The roles of the account. ${visibleToSelf}`,
  })
  roles(@Root() user: UserRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return rolesOfUser(ctx, user.id, info);
  }

  @Columns('id')
  @FieldResolver(() => [PermissionEnum], {
    description: `The permissions that the roles grant. ${visibleToSelf}`,
  })
  permissions(@Root() user: UserRow, @Ctx() ctx: Context) {
    return permissionsOfUser(ctx, user.id);
  }

  @Columns('id')
  @FieldResolver(() => Customer, {
    nullable: true,
    description: `The customer record of the account; null when it has none. ${visibleToSelf}`,
  })
  customer(@Root() user: UserRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return customerOfUser(ctx, user.id, info);
  }

  @Columns('id')
  @Price({ rows: 4 })
  @FieldResolver(() => [Session], {
    description: `The active sessions of the account, the most recently used first. ${visibleToSelf}`,
  })
  sessions(@Root() user: UserRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return sessionsOfUser(ctx, user.id, info);
  }

  @Columns(...userActionColumns)
  @Price({ rows: 4 })
  @FieldResolver(() => [UserNextAction], { description: nextActionsDescription })
  nextActions(@Root() user: UserRow, @Ctx() ctx: Context) {
    return nextActionsOfUser(ctx, user);
  }
}
