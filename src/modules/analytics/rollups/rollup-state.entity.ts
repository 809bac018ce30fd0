import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** There is one row, under this id. Whoever writes rollups locks it first. */
export const rollupStateId = 'rollups';

/** Before every order there can be: nothing is closed. */
export const beginning = new Date('1000-01-01T00:00:00Z');

/** How far the rollups go. What was placed from `openFrom` on is summed up by each report itself. */
@Entity()
export class RollupState {
  @PrimaryKey({ type: 'string', length: 10 })
  id!: string;

  /** The last closed day; null when none is. */
  @Property({ type: 'string', length: 10, nullable: true })
  closedThrough!: string | null;

  /** The first moment after that day. */
  @Property({ type: 'datetime', length: 3 })
  openFrom!: Date;

  /** In which the days were counted. Rollups of another zone than the store's do not count. */
  @Property({ type: 'string', length: 64 })
  timeZone!: string;
}
