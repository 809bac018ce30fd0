import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../../../platform/database/base.entity.ts';
import { Session } from './session.entity.ts';

/**
 * A refresh token by its hash. Each can be used once and has one successor; together, the tokens of a session are its
 * family. A used one is kept for the lifetime of a session, so that a stolen copy is recognized as long as the token
 * itself would have been valid.
 */
@Entity()
@Index({ properties: ['session'] })
@Index({ properties: ['usedAt'] })
export class RefreshToken extends BaseEntity {
  static override readonly idPrefix = 'refresh';

  @ManyToOne(() => Session, { updateRule: 'restrict', deleteRule: 'cascade' })
  session!: Session;

  @Property({ type: 'string', length: 43, unique: true, hidden: true })
  tokenHash!: string;

  @Property({ type: 'datetime', length: 3, nullable: true })
  usedAt: Date | null = null;

  /** The next token, encrypted, for a client that lost the answer and repeats the request soon. */
  @Property({ type: 'string', length: 500, nullable: true, hidden: true })
  successor: string | null = null;
}
