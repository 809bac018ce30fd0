import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { assignRole } from './assign-role.ts';
import { createRole } from './create-role.ts';
import { deleteRole } from './delete-role.ts';
import { Role } from './role.entity.ts';
import {
  AssignRoleInput,
  CreateRoleInput,
  DeleteRoleInput,
  UnassignRoleInput,
  UpdateRoleInput,
} from './role.inputs.ts';
import {
  AssignRolePayload,
  CreateRolePayload,
  DeleteRolePayload,
  PermissionInfo,
  UnassignRolePayload,
  UpdateRolePayload,
} from './role.payloads.ts';
import { listPermissions, listRoles, memberCountOf, type RoleRow, roleById } from './role.queries.ts';
import { unassignRole } from './unassign-role.ts';
import { updateRole } from './update-role.ts';

@Resolver(() => Role)
export class RoleResolver {
  @Query(() => Role, { nullable: true, description: 'A role by its id; null when there is none.' })
  role(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return roleById(ctx, id, info);
  }

  @Query(() => [Role], { description: 'All roles, by name.' })
  roles(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listRoles(ctx, info);
  }

  @Query(() => [PermissionInfo], { description: 'All permissions that there are, with what they allow.' })
  permissions() {
    return listPermissions();
  }

  @Mutation(() => CreateRolePayload, { description: 'Makes a role.' })
  createRole(
    @Arg('input', () => CreateRoleInput, { description: 'The role.' }) input: CreateRoleInput,
    @Ctx() ctx: Context,
  ) {
    return createRole(ctx, input);
  }

  @Mutation(() => UpdateRolePayload, {
    description: 'Changes a role. Its members have what it then allows from their next request on.',
  })
  updateRole(
    @Arg('input', () => UpdateRoleInput, { description: 'The changes.' }) input: UpdateRoleInput,
    @Ctx() ctx: Context,
  ) {
    return updateRole(ctx, input);
  }

  @Mutation(() => DeleteRolePayload, { description: 'Deletes a role that nobody has, for good.' })
  deleteRole(
    @Arg('input', () => DeleteRoleInput, { description: 'Which.' }) input: DeleteRoleInput,
    @Ctx() ctx: Context,
  ) {
    return deleteRole(ctx, input);
  }

  @Mutation(() => AssignRolePayload, { description: 'Gives somebody a role.' })
  assignRole(
    @Arg('input', () => AssignRoleInput, { description: 'Whom, and which.' }) input: AssignRoleInput,
    @Ctx() ctx: Context,
  ) {
    return assignRole(ctx, input);
  }

  @Mutation(() => UnassignRolePayload, { description: 'Takes a role from somebody.' })
  unassignRole(
    @Arg('input', () => UnassignRoleInput, { description: 'Whom, and which.' }) input: UnassignRoleInput,
    @Ctx() ctx: Context,
  ) {
    return unassignRole(ctx, input);
  }

  @Columns('id')
  @FieldResolver(() => Int, { description: 'How many people have it.' })
  memberCount(@Root() role: RoleRow, @Ctx() ctx: Context) {
    return memberCountOf(ctx, role.id);
  }
}
