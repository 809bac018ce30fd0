import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigInteger } from '../../../platform/database/big-integer.ts';

/** The total sales to a customer on all closed days. */
@Entity()
// The customers are ranked along this one.
@Index({ properties: ['currencyCode', 'rankMinor', 'customerId'] })
export class CustomerSales {
  @PrimaryKey({ type: 'string', length: 48 })
  customerId!: string;

  @PrimaryKey({ type: 'string', length: 3 })
  currencyCode!: string;

  @Property(bigInteger())
  orders!: number;

  @Property(bigInteger())
  revenueMinor!: number;

  @Property({ type: 'datetime', length: 3 })
  firstOrderAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  lastOrderAt!: Date;

  /** The revenue, negated: an index of it has the largest first, and equal ones by their id. */
  @Property(bigInteger({ default: 0 }))
  rankMinor!: number;
}
