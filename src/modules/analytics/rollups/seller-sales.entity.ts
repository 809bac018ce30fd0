import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigInteger } from '../../../platform/database/big-integer.ts';
import type { OrderChannel } from '../../orders/order.entity.ts';

/** In place of the id of a staff member, for orders without a seller, since a key cannot hold null. */
export const nobody = '';

/** The sales of a seller on a closed day. */
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

  @Property(bigInteger())
  orders!: number;

  @Property(bigInteger())
  units!: number;

  @Property(bigInteger())
  revenueMinor!: number;
}
