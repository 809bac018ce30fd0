import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OrderChannel } from '../../orders/order.entity.ts';

/** In place of the id of a staff member, for what nobody of the staff sold: a key holds no null. */
export const nobody = '';

/** What was sold on a closed day, by whom. */
@Entity()
export class SellerSales {
  @PrimaryKey({ type: 'string', length: 10 })
  day!: string;

  @PrimaryKey({ type: 'string', length: 48 })
  staffMemberId!: string;

  @PrimaryKey({ type: 'string', length: 10 })
  channel!: OrderChannel;

  @PrimaryKey({ type: 'string', length: 3 })
  currencyCode!: string;

  @Property({ type: new BigIntType('number') })
  orders!: number;

  @Property({ type: new BigIntType('number') })
  units!: number;

  @Property({ type: new BigIntType('number') })
  revenueMinor!: number;
}
