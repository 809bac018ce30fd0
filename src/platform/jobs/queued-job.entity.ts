import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../database/base.entity.ts';

export type JobStatus = 'WAITING' | 'DEAD';

/** A job that is to be done. It is deleted once it is done; what failed too often stays as DEAD. */
@Entity({ tableName: 'job' })
@Index({ properties: ['status', 'runAt'] })
@Index({ properties: ['name', 'status'] })
@Index({ properties: ['status', 'failedAt'] })
export class QueuedJob extends BaseEntity {
  static override readonly idPrefix = 'job';

  @Property({ type: 'string', length: 100 })
  name!: string;

  @Property({ type: 'json' })
  payload!: object;

  @Property({ type: 'string', length: 8 })
  status: JobStatus = 'WAITING';

  /** When it is due. While a worker has it: when others may take it, because that worker has not been heard of. */
  @Property({ type: 'datetime', length: 3 })
  runAt!: Date;

  /** How often it was begun, so that an attempt counts also when its process dies. */
  @Property({ type: 'integer' })
  attempts: number = 0;

  /** Whoever has the job knows this token; null while nobody has it. */
  @Property({ type: 'string', length: 36, nullable: true })
  leaseToken: string | null = null;

  @Property({ type: 'string', length: 1_000, nullable: true })
  lastError: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  failedAt: Date | null = null;
}
