import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../../../platform/database/base.entity.ts';
import { User } from '../users/user.entity.ts';

/** A recovery code by its hash. It replaces a lost authenticator once. */
@Entity()
@Unique({ properties: ['user', 'codeHash'] })
export class RecoveryCode extends BaseEntity {
  static override readonly idPrefix = 'recovery';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  user!: User;

  @Property({ type: 'string', length: 43, hidden: true })
  codeHash!: string;

  @Property({ type: 'datetime', length: 3, nullable: true })
  usedAt: Date | null = null;
}
