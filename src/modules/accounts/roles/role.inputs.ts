import { Field, ID, InputType, Int } from 'type-graphql';
import type { Permission } from '../../../platform/authorization/permission.ts';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { IdOf, Text } from '../../../platform/graphql/validation.ts';
import { PermissionEnum } from './role.entity.ts';

@InputType({ description: 'A new role.' })
export class CreateRoleInput {
  @Field(() => String, { description: 'What to call it; unique. 1 to 100 characters.' })
  @Text({ max: 100 })
  name!: string;

  @Field(() => String, { defaultValue: '', description: 'Who should have it. Up to 500 characters.' })
  @Text({ min: 0, max: 500 })
  description: string = '';

  @Field(() => ID, {
    nullable: true,
    description: 'The role whose permissions it has too; none when absent.',
  })
  @IdOf('role', { nullable: true })
  parentId?: string | null;

  @Field(() => [PermissionEnum], { description: 'Its own permissions; only such as you hold yourself.' })
  permissions!: Permission[];

  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'The highest discount its members may give at the counter, at most your own: "0.1" is 10 %.',
  })
  maxDiscountRate: string = '0';

  @Field(() => Boolean, { defaultValue: false, description: 'Whether its members need a second factor.' })
  requiresMfa: boolean = false;
}

@InputType({ description: 'What to change of a role. What is absent stays as it is.' })
export class UpdateRoleInput {
  @Field(() => ID, { description: 'The role.' })
  @IdOf('role')
  roleId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Unique. 1 to 100 characters.' })
  @Text({ max: 100 })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Up to 500 characters.' })
  @Text({ min: 0, max: 500 })
  description?: string;

  @Field(() => ID, { nullable: true, description: 'The role above it; null for none.' })
  @IdOf('role', { nullable: true })
  parentId?: string | null;

  @Field(() => [PermissionEnum], { nullable: true, description: 'Its own permissions, all of them.' })
  permissions?: Permission[] | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The highest discount its members may give at the counter, at most your own.',
  })
  maxDiscountRate?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether its members need a second factor. The one thing that built-in roles let you choose.',
  })
  requiresMfa?: boolean | null;
}

@InputType({ description: 'The role to delete.' })
export class DeleteRoleInput {
  @Field(() => ID, { description: 'A role that nobody has.' })
  @IdOf('role')
  roleId!: string;
}

@InputType({ description: 'Whom to give a role.' })
export class AssignRoleInput {
  @Field(() => ID, { description: 'Who gets it.' })
  @IdOf('user')
  userId!: string;

  @Field(() => ID, { description: 'The role; only one whose permissions you hold yourself.' })
  @IdOf('role')
  roleId!: string;
}

@InputType({ description: 'Whom to take a role from.' })
export class UnassignRoleInput {
  @Field(() => ID, { description: 'Who loses it.' })
  @IdOf('user')
  userId!: string;

  @Field(() => ID, { description: 'The role; only one whose permissions you hold yourself.' })
  @IdOf('role')
  roleId!: string;
}
