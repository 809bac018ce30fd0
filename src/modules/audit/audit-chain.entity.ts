import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * The end of one of the chains that the audit log is made of. There are many, since a writer holds the one it appends
 * to until its commit.
 */
@Entity()
export class AuditChain {
  @PrimaryKey({ type: 'integer', autoincrement: false })
  number!: number;

  /** The sequence number of its last entry; 0 while it has none. */
  @Property({ type: 'integer' })
  lastSequence!: number;

  @Property({ type: 'string', length: 64 })
  lastHash!: string;
}
