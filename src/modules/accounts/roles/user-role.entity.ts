import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../../../platform/database/base.entity.ts';
import { User } from '../users/user.entity.ts';
import { Role } from './role.entity.ts';

/** The assignment of a role to a user. */
@Entity()
@Unique({ properties: ['user', 'role'] })
@Index({ properties: ['role'] })
export class UserRole extends BaseEntity {
  static override readonly idPrefix = 'userrole';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  user!: User;

  @ManyToOne(() => Role, { updateRule: 'restrict', deleteRule: 'restrict' })
  role!: Role;

  /** Null when the program assigned it. */
  @Property({ type: 'string', length: 48, nullable: true })
  grantedById!: string | null;
}
