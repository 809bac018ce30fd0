import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * The head of one of the hash chains that make up the audit log. There are many chains, because a writer locks the one
 * that it appends to until its commit.
 */
@Entity()
export class AuditChain {
  @PrimaryKey({ type: 'integer', autoincrement: false })
  number!: number;

  /** The sequence number of the last entry; 0 when the chain has none. */
  @Property({ type: 'integer' })
  lastSequence!: number;

  @Property({ type: 'string', length: 64 })
  lastHash!: string;
}
