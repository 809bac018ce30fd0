import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigInteger } from '../../../platform/database/big-integer.ts';
import type { OrderChannel } from '../../orders/order.entity.ts';

export type Grain = 'DAY' | 'MONTH' | 'YEAR';

/** The sales of a product on a closed day, or on all closed days of a month or a year. */
@Entity()
export class ProductSales {
  @PrimaryKey({ type: 'string', length: 5 })
  grain!: Grain;

  /** The day, or the first day of the month or the year. */
  @PrimaryKey({ type: 'string', length: 10 })
  period!: string;

  @PrimaryKey({ type: 'string', length: 48 })
  productId!: string;

  @PrimaryKey({ type: 'string', length: 10 })
  channel!: OrderChannel;

  @PrimaryKey({ type: 'string', length: 3 })
  currencyCode!: string;

  @Property(bigInteger())
  quantity!: number;

  @Property(bigInteger())
  revenueMinor!: number;
}
