import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** When a recurring job is queued next. */
@Entity()
export class JobSchedule {
  /** The name of the job. */
  @PrimaryKey({ type: 'string', length: 100 })
  name!: string;

  @Property({ type: 'datetime', length: 3 })
  nextRunAt!: Date;
}
