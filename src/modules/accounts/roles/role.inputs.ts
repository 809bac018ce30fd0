import { Field, ID, InputType } from 'type-graphql';
import type { Permission } from '../../../platform/authorization/permission.ts';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { IdOf, Text } from '../../../platform/graphql/validation.ts';
import { PermissionEnum } from './role.entity.ts';

@InputType()
class RoleDetails {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of the parent role, whose permissions this role inherits; null for none.',
  })
  @IdOf('role', { nullable: true })
  parentId?: string | null;
}

@InputType({ description: 'A new role.' })
export class CreateRoleInput extends RoleDetails {
  @Field(() => String, { description: 'The unique name. 1 to 100 characters.' })
  @Text({ max: 100 })
  name!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'Who should have the role and why. Up to 500 characters.',
  })
  @Text({ min: 0, max: 500 })
  description: string = '';

  @Field(() => [PermissionEnum], {
    description: "The role's own permissions. You can grant only permissions that you hold yourself.",
  })
  permissions!: Permission[];

  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description:
      'The highest discount that its members may give at the counter, at most your own: "0.1" is 10 %.',
  })
  maxDiscountRate: string = '0';

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether members of the role must have a second factor.',
  })
  requiresMfa: boolean = false;
}

@InputType({ description: 'Changes to a role. Absent fields keep their values.' })
export class UpdateRoleInput extends Versioned(RoleDetails) {
  @Field(() => ID, { description: "The role's id." })
  @IdOf('role')
  roleId!: string;

  @Field(() => String, { nullable: true, description: 'The unique name. 1 to 100 characters.' })
  @Text({ max: 100 })
  name?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who should have the role and why. Up to 500 characters.',
  })
  @Text({ min: 0, max: 500 })
  description?: string;

  @Field(() => [PermissionEnum], {
    nullable: true,
    description: "The complete list of the role's own permissions. It replaces the existing list.",
  })
  permissions?: Permission[] | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The highest discount that its members may give at the counter, at most your own: "0.1" is 10 %.',
  })
  maxDiscountRate?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether members of the role must have a second factor. The only field that can be changed on a built-in role.',
  })
  requiresMfa?: boolean | null;
}

@InputType({ description: 'The role to delete.' })
export class DeleteRoleInput extends ById('role', {
  description: "The role's id. Nobody may have the role.",
}) {}

@InputType()
class RoleOfUser extends ById('user', { description: "The account's id." }) {
  @Field(() => ID, { description: "The role's id. You must hold all of its permissions yourself." })
  @IdOf('role')
  roleId!: string;
}

@InputType({ description: 'A user and the role to assign to them.' })
export class AssignRoleInput extends RoleOfUser {}

@InputType({ description: 'A user and the role to take from them.' })
export class UnassignRoleInput extends RoleOfUser {}
