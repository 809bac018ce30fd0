import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { allPermissions, type Permission, permissions } from '../../../platform/authorization/permission.ts';
import { Node } from '../../../platform/database/base.entity.ts';
import { GuardedEntity } from '../../../platform/database/guarded.entity.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { ShowsVersion } from '../../../platform/graphql/shown-columns.ts';
import { rateOf } from '../../../platform/lib/rate.ts';

export const PermissionEnum = Object.fromEntries(allPermissions.map(name => [name, name])) as Record<
  Permission,
  Permission
>;
registerEnumType(PermissionEnum, {
  name: 'Permission',
  description: 'A permission that a role can grant.',
  valuesConfig: Object.fromEntries(
    Object.entries(permissions).map(([name, description]) => [name, { description }]),
  ),
});

/** For descriptions: who sees all roles. */
export const ofAllRoles = 'with STAFF_VIEW, USERS_VIEW, ROLES_ASSIGN, or ROLES_MANAGE';
/** Ends the description of a field that the rule `seesRoleInFull` protects. */
export const visibleToStaff = `Visible only ${ofAllRoles}.`;

@ShowsVersion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A named set of permissions that users can be given.',
})
@Entity()
export class Role extends GuardedEntity {
  static override readonly idPrefix = 'role';

  /** ADMIN, MANAGER, STAFF, or CUSTOMER for a built-in role; null for a custom one. */
  @Property({ type: 'string', length: 20, nullable: true })
  @Unique()
  builtInKey: string | null = null;

  @Field(() => String, { description: 'The unique name.' })
  @Property({ type: 'string', length: 100 })
  @Unique()
  name!: string;

  @Field(() => String, { description: 'Who should have the role and why.' })
  @Property({ type: 'string', length: 500 })
  description!: string;

  @Field(() => Boolean, {
    description:
      'Whether the role is built in. A built-in role cannot be deleted, and its permissions are fixed.',
  })
  @Computed<Role>(['builtInKey'], role => role.builtInKey !== null)
  builtIn?: boolean;

  @Field(() => Role, {
    nullable: true,
    description: `The parent role, whose permissions this role inherits; null when it has none. ${visibleToStaff}`,
  })
  @Loaded(() => Role)
  @ManyToOne(() => Role, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  parent: Role | null = null;

  @Field(() => [PermissionEnum], { description: "The role's own permissions, without inherited ones." })
  @Property({ type: 'json' })
  permissions!: Permission[];

  /** Stored with the role, so that one statement reads a session and its permissions. */
  @Field(() => [PermissionEnum], {
    description: "The role's own permissions and those of all roles above it.",
  })
  @Property({ type: 'json' })
  effectivePermissions!: Permission[];

  @Field(() => Boolean, {
    description:
      'Whether members of the role must have a second factor. Until they enroll one, they can do nothing else.',
  })
  @Property({ type: 'boolean' })
  requiresMfa = false;

  @Field(() => DecimalScalar, {
    description: 'The highest discount that its members may give at the counter: "0.1" is 10 %.',
  })
  @Computed<Role>(['maxDiscountPpm'], role => rateOf(role.maxDiscountPpm))
  maxDiscountRate?: string;

  /** In millionths. Not inherited from the parent. */
  @Property({ type: 'integer', default: 0 })
  maxDiscountPpm = 0;

  @Field(() => String, {
    description:
      'A code for programs, such as "MANAGER". It is unique, made from the name that the role is created with, and never changes.',
  })
  @Property({ type: 'string', length: 64, default: '' })
  @Unique()
  code!: string;
}
