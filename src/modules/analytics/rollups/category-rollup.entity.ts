import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigInteger } from '../../../platform/database/big-integer.ts';
import type { OrderChannel } from '../../orders/order.entity.ts';
import type { Grain } from './product-sales.entity.ts';

/** In place of the id of a category, for products in none, since a key cannot hold null. */
export const uncategorized = '';

/** The sales of the products of a category on a closed day, or on all closed days of a month or a year. */
@Entity({ tableName: 'category_sales' })
export class CategoryRollup {
  @PrimaryKey({ type: 'string', length: 5 })
  grain!: Grain;

  /** The day, or the first day of the month or the year. */
  @PrimaryKey({ type: 'string', length: 10 })
  period!: string;

  @PrimaryKey({ type: 'string', length: 48 })
  categoryId!: string;

  @PrimaryKey({ type: 'string', length: 10 })
  channel!: OrderChannel;

  @PrimaryKey({ type: 'string', length: 3 })
  currencyCode!: string;

  @Property(bigInteger())
  quantity!: number;

  @Property(bigInteger())
  revenueMinor!: number;
}
