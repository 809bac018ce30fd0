import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../../../platform/database/base.entity.ts';
import { User } from '../users/user.entity.ts';

/** What a token allows its bearer to do. */
export type TokenPurpose = 'VERIFY_EMAIL' | 'CHANGE_EMAIL' | 'RESET_PASSWORD' | 'MFA_CHALLENGE';

/** A token for one user and one purpose, by its hash. It works once and expires soon. */
@Entity()
@Index({ properties: ['user', 'purpose'] })
@Index({ properties: ['expiresAt'] })
export class UserToken extends BaseEntity {
  static override readonly idPrefix = 'token';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  user!: User;

  @Property({ type: 'string', length: 20 })
  purpose!: TokenPurpose;

  @Property({ type: 'string', length: 43, unique: true, hidden: true })
  tokenHash!: string;

  /** The address that it was sent to. It confirms only this one. */
  @Property({ type: 'string', length: 254 })
  emailKey!: string;

  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  usedAt: Date | null = null;
}
