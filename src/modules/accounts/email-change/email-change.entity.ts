import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../../../platform/database/base.entity.ts';
import { User } from '../users/user.entity.ts';

/**
 * A change of an account's email address: pending until it is confirmed at the new address. It is kept for a while after
 * that, because jobs mail the old address and follow the change elsewhere.
 */
@Entity()
@Index({ properties: ['user'] })
@Index({ properties: ['expiresAt'] })
export class EmailChange extends BaseEntity {
  static override readonly idPrefix = 'emailchange';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  user!: User;

  @Property({ type: 'string', length: 254 })
  oldEmail!: string;

  /** Whether the account had confirmed the old address. One that it had not may be a stranger's. */
  @Property({ type: 'boolean' })
  wasConfirmed!: boolean;

  @Property({ type: 'string', length: 254 })
  newEmail!: string;

  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  confirmedAt: Date | null = null;
}
