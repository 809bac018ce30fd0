import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The id of the only row. Whoever writes rollups locks it first. */
export const rollupStateId = 'rollups';

/** Earlier than any order: nothing is closed. */
export const beginning = new Date('1000-01-01T00:00:00Z');

/** How far the rollups go. Orders placed from `openFrom` on are read by each report itself. */
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

  /** The time zone of the days. Rollups of another time zone than the store's are ignored. */
  @Property({ type: 'string', length: 64 })
  timeZone!: string;

  /** Turns with each lock, which so counts on all nodes of a cluster: see `guard`. */
  @Property({ type: 'integer', default: 0 })
  guard!: number;

  /**
   * The same day as `closedThrough`, once the sums by year and by category are written as well. A process of an older
   * version, which may still run during an upgrade, closes days without these; then all rollups are ignored.
   */
  @Property({ type: 'string', length: 10, nullable: true })
  summedThrough!: string | null;
}
