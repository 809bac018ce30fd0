import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** When a job that is done again and again is queued next. */
@Entity()
export class JobSchedule {
  /** The name of the job. */
  @PrimaryKey({ type: 'string', length: 100 })
  name!: string;

  @Property({ type: 'datetime', length: 3 })
  nextRunAt!: Date;
}
