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

  /**
   * Changes with each lock, which so counts on all nodes of a cluster: see `guard`. Of an older version, which may still run
   * during an upgrade and does not know all sums, the column has another name; so its workers cannot change any of them.
   */
  @Property({ type: 'integer', default: 0 })
  turn!: number;
}
