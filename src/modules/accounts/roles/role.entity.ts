import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { allPermissions, type Permission, permissions } from '../../../platform/authorization/permission.ts';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { rateOf } from '../../../platform/lib/rate.ts';

export const PermissionEnum = Object.fromEntries(allPermissions.map(name => [name, name])) as Record<
  Permission,
  Permission
>;
registerEnumType(PermissionEnum, {
  name: 'Permission',
  description: 'Something that somebody may be allowed to do.',
  valuesConfig: Object.fromEntries(
    Object.entries(permissions).map(([name, description]) => [name, { description }]),
  ),
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A set of permissions that is given to people under one name.',
})
@Entity()
@Index({ properties: ['name'] })
export class Role extends BaseEntity {
  static override readonly idPrefix = 'role';

  /** ADMIN, MANAGER, STAFF, CUSTOMER for those that the program brings; null for those that people make. */
  @Property({ type: 'string', length: 20, nullable: true })
  @Unique()
  builtInKey: string | null = null;

  @Field(() => String, { description: 'What it is called.' })
  @Property({ type: 'string', length: 100 })
  @Unique()
  name!: string;

  @Field(() => String, { description: 'Who should have it, and for what.' })
  @Property({ type: 'string', length: 500 })
  description!: string;

  @Field(() => Boolean, {
    description:
      'Whether the program brings it. Such a role cannot be deleted, and its permissions are fixed.',
  })
  @Computed<Role>(['builtInKey'], role => role.builtInKey !== null)
  builtIn?: boolean;

  @Field(() => Role, {
    nullable: true,
    description: 'The role whose permissions it has too; null when it stands alone.',
  })
  @Loaded(() => Role)
  @ManyToOne(() => Role, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  parent: Role | null = null;

  @Field(() => [PermissionEnum], { description: 'Its own permissions.' })
  @Property({ type: 'json' })
  permissions!: Permission[];

  /** Kept with the role, so that a request's permissions come with its session in one statement. */
  @Field(() => [PermissionEnum], { description: 'Its own permissions and those of all roles above it.' })
  @Property({ type: 'json' })
  effectivePermissions!: Permission[];

  @Field(() => Boolean, {
    description: 'Whether its members need a second factor. Without one they can do nothing but enrol one.',
  })
  @Property({ type: 'boolean' })
  requiresMfa = false;

  @Field(() => DecimalScalar, {
    description: 'The highest discount that its members may give at the counter: "0.1" is 10 %.',
  })
  @Computed<Role>(['maxDiscountPpm'], role => rateOf(role.maxDiscountPpm))
  maxDiscountRate?: string;

  /** In millionths. It is not inherited. */
  @Property({ type: 'integer', default: 0 })
  maxDiscountPpm = 0;
}
