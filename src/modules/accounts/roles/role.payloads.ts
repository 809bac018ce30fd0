import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, ID, Info, ObjectType } from 'type-graphql';
import type { Permission } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';
import { Payload } from '../../../platform/graphql/payload.ts';
import { UserPayload } from '../users/user.payloads.ts';
import { PermissionEnum, Role } from './role.entity.ts';
import { roleById } from './role.queries.ts';

@ObjectType({ simpleResolvers: true, description: 'A permission, and what it is good for.' })
export class PermissionInfo {
  @Field(() => PermissionEnum, { description: 'Its name.' })
  name!: Permission;

  @Field(() => String, { description: 'What it allows.' })
  description!: string;
}

@ObjectType()
abstract class RolePayload extends Payload {
  roleId?: string;

  @Field(() => Role, { nullable: true, description: 'The role as it is now; null when there were errors.' })
  role(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.roleId ? roleById(ctx, this.roleId, info) : null;
  }
}

@ObjectType({ description: 'What came of making a role.' })
export class CreateRolePayload extends RolePayload {}

@ObjectType({ description: 'What came of changing a role.' })
export class UpdateRolePayload extends RolePayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of deleting a role.' })
export class DeleteRolePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The deleted role; null when there were errors.' })
  deletedRoleId?: string | null;
}

@ObjectType({ description: 'What came of giving somebody a role.' })
export class AssignRolePayload extends UserPayload {}

@ObjectType({ description: 'What came of taking a role from somebody.' })
export class UnassignRolePayload extends UserPayload {}
