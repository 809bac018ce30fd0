import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../database/base.entity.ts';

/** A request that moved money or stock, with the key that its client chose, and its result. */
@Entity()
@Unique({ properties: ['actorId', 'requestKey'] })
@Index({ properties: ['createdAt'] })
export class IdempotencyRecord extends BaseEntity {
  static override readonly idPrefix = 'idempotency';

  /** Clients choose the keys, so two people may choose the same. */
  @Property({ type: 'string', length: 48 })
  actorId!: string;

  @Property({ type: 'string', length: 100 })
  requestKey!: string;

  /** The hash of the operation and its whole input. */
  @Property({ type: 'string', length: 64 })
  inputHash!: string;

  @Property({ type: 'json' })
  result!: object;
}
