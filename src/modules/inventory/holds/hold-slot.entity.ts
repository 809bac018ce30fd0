import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigInteger } from '../../../platform/database/big-integer.ts';

/** How many there are: few rows, and two networks hardly ever meet at one. */
export const slotCount = 1_024;

/** A network has no row of its own. Whoever holds goods from one writes the slot of its key, and so waits for others there. */
@Entity()
export class HoldSlot {
  @PrimaryKey({ type: 'integer', autoincrement: false })
  number!: number;

  /** It means nothing. */
  @Property(bigInteger())
  writes!: number;
}
