import { Field, ObjectType } from 'type-graphql';
import type { Permission } from '../../../platform/authorization/permission.ts';
import { PermissionEnum } from './role.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'A permission with its description.' })
export class PermissionInfo {
  @Field(() => PermissionEnum, { description: 'The name of the permission.' })
  name!: Permission;

  @Field(() => String, { description: 'What the permission allows.' })
  description!: string;
}
