import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
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
import { User } from './user.entity.ts';
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

export const UserConnection = connectionOf<User>('User', () => User);

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true, description: 'You; null for a guest.' })
  me(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return me(ctx, info);
  }

  @Query(() => User, {
    nullable: true,
    description: 'An account by its id: your own, or with USERS_VIEW any; else null.',
  })
  user(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return userById(ctx, id, info);
  }

  @Query(() => UserConnection, { description: 'Accounts, a page at a time.' })
  users(@Args(() => UsersArgs) args: UsersArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listUsers(ctx, args, info);
  }

  @Mutation(() => UpdateProfilePayload, { description: 'Changes your own profile.' })
  updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'The changes.' }) input: UpdateProfileInput,
    @Ctx() ctx: Context,
  ) {
    return updateProfile(ctx, input);
  }

  @Mutation(() => UpdateUserStatusPayload, { description: 'Suspends or reinstates an account.' })
  updateUserStatus(
    @Arg('input', () => UpdateUserStatusInput, { description: 'Whose, and what.' })
    input: UpdateUserStatusInput,
    @Ctx() ctx: Context,
  ) {
    return updateUserStatus(ctx, input);
  }

  @Mutation(() => DeleteUserPayload, {
    description:
      'Deletes an account, and with `anonymize` erases the person; that argument says what is erased and what is kept.',
  })
  deleteUser(
    @Arg('input', () => DeleteUserInput, { description: 'Whose.' }) input: DeleteUserInput,
    @Ctx() ctx: Context,
  ) {
    return deleteUser(ctx, input);
  }

  @Mutation(() => RestoreUserPayload, { description: 'Brings a deleted account back.' })
  restoreUser(
    @Arg('input', () => RestoreUserInput, { description: 'Whose.' }) input: RestoreUserInput,
    @Ctx() ctx: Context,
  ) {
    return restoreUser(ctx, input);
  }

  @Columns('id')
  @FieldResolver(() => [Role], {
    description: 'The roles they have. Only you yourself and holders of USERS_VIEW see it.',
  })
  roles(@Root() user: UserRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return rolesOfUser(ctx, user.id, info);
  }

  @Columns('id')
  @FieldResolver(() => [PermissionEnum], {
    description: 'What their roles allow them. Only you yourself and holders of USERS_VIEW see it.',
  })
  permissions(@Root() user: UserRow, @Ctx() ctx: Context) {
    return permissionsOfUser(ctx, user.id);
  }

  @Columns('id')
  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Them as a customer. Only you yourself and holders of USERS_VIEW see it.',
  })
  customer(@Root() user: UserRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return customerOfUser(ctx, user.id, info);
  }

  @Columns('id')
  @FieldResolver(() => [Session], {
    description:
      'Where they are signed in, the latest used first. Only you yourself and holders of USERS_VIEW see it.',
  })
  sessions(@Root() user: UserRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return sessionsOfUser(ctx, user.id, info);
  }
}
