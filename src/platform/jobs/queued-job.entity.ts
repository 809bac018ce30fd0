import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../database/base.entity.ts';

/** HELD: not run until somebody releases it, since it may have been run before the store was restored from a backup. */
export type JobStatus = 'WAITING' | 'RUNNING' | 'DEAD' | 'HELD';

/** A job in the queue. It is deleted when it is done, and stays as DEAD when it has failed too often. */
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

  /** When it is due, or was when a worker claimed it. */
  @Property({ type: 'datetime', length: 3 })
  runAt!: Date;

  /** How often it was started: an attempt counts even if its process dies. */
  @Property({ type: 'integer' })
  attempts: number = 0;

  /** Identifies the claim of the worker that has it: only with it the end of the job can be recorded. */
  @Property({ type: 'string', length: 36, nullable: true })
  leaseToken: string | null = null;

  @Property({ type: 'string', length: 1_000, nullable: true })
  lastError: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  failedAt: Date | null = null;

  /** The worker that has it; null while none has it. */
  @Property({ type: 'string', length: 36, nullable: true })
  workerId: string | null = null;

  /** The W3C `traceparent` of what queued it, where traces are on: the job goes on with that trace. */
  @Property({ type: 'string', length: 55, nullable: true })
  traceParent: string | null = null;
}
