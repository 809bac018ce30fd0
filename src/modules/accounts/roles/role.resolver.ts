import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { assignRole } from './assign-role.ts';
import { createRole } from './create-role.ts';
import { deleteRole } from './delete-role.ts';
import { PermissionInfo } from './permission-info.type.ts';
import { ofAllRoles, Role, visibleToStaff } from './role.entity.ts';
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
  UnassignRolePayload,
  UpdateRolePayload,
} from './role.payloads.ts';
import { listPermissions, listRoles, memberCountOf, type RoleRow, roleById } from './role.queries.ts';
import { nextActionsOfRole, RoleNextAction, roleActionColumns } from './role-next-actions.ts';
import { unassignRole } from './unassign-role.ts';
import { updateRole } from './update-role.ts';

@Resolver(() => Role)
export class RoleResolver {
  @Query(() => Role, {
    nullable: true,
    description: `A role by its id: one of your own, or ${ofAllRoles} any; otherwise null.`,
  })
  role(
    @Arg('id', () => ID, { description: 'The id of the role.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return roleById(ctx, id, info);
  }

  @Price({ rows: 20 })
  @Query(() => [Role], { description: `Your own roles, or ${ofAllRoles} all, sorted by name.` })
  roles(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listRoles(ctx, info);
  }

  @Price({ rows: 40 })
  @Query(() => [PermissionInfo], { description: 'All permissions with their descriptions.' })
  permissions() {
    return listPermissions();
  }

  @Mutation(() => CreateRolePayload, { description: 'Creates a role.' })
  createRole(@Input('The role to create.') input: CreateRoleInput, @Ctx() ctx: Context) {
    return createRole(ctx, input);
  }

  @Mutation(() => UpdateRolePayload, {
    description: 'Changes a role. Its members have the new permissions from their next request on.',
  })
  updateRole(@Input('The role and the fields to change.') input: UpdateRoleInput, @Ctx() ctx: Context) {
    return updateRole(ctx, input);
  }

  @Mutation(() => DeleteRolePayload, {
    description: 'Deletes a role that nobody has. It cannot be restored.',
  })
  deleteRole(@Input('The role to delete.') input: DeleteRoleInput, @Ctx() ctx: Context) {
    return deleteRole(ctx, input);
  }

  @Mutation(() => AssignRolePayload, { description: 'Assigns a role to a user.' })
  assignRole(@Input('The user and the role to assign.') input: AssignRoleInput, @Ctx() ctx: Context) {
    return assignRole(ctx, input);
  }

  @Mutation(() => UnassignRolePayload, { description: 'Takes a role from a user.' })
  unassignRole(@Input('The user and the role to take.') input: UnassignRoleInput, @Ctx() ctx: Context) {
    return unassignRole(ctx, input);
  }

  @Columns('id')
  @FieldResolver(() => Int, { description: `How many users have the role. ${visibleToStaff}` })
  memberCount(@Root() role: RoleRow, @Ctx() ctx: Context) {
    return memberCountOf(ctx, role.id);
  }

  @Columns(...roleActionColumns)
  @Price({ rows: 3 })
  @FieldResolver(() => [RoleNextAction], { description: nextActionsDescription })
  nextActions(@Root() role: RoleRow, @Ctx() ctx: Context) {
    return nextActionsOfRole(ctx, role);
  }
}
