import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A worker that runs jobs. It renews its lease, which holds for all jobs that it has, as long as it lives. */
@Entity()
export class JobWorker {
  @PrimaryKey({ type: 'string', length: 36 })
  id!: string;

  /** When the lease ends: then others take over its jobs. */
  @Property({ type: 'datetime', length: 3 })
  aliveUntil!: Date;
}
