import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Goods that an order or a rental keeps from others although nobody has paid. The row is gone once somebody has, or once they are back. */
@Entity()
@Index({ properties: ['customerId'] })
@Index({ properties: ['networkKey'] })
export class GoodsHold {
  /** The id of the order or the rental. */
  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @Property({ type: 'string', length: 48 })
  customerId!: string;

  /** A keyed hash of the network that the customer ordered from; null when the staff did, or when it says nothing. */
  @Property({ type: 'string', length: 43, nullable: true })
  networkKey!: string | null;

  /** Whether the customer had confirmed an email address. */
  @Property({ type: 'boolean' })
  isConfirmed!: boolean;

  @Property({ type: 'integer' })
  units!: number;

  /** When the goods go back unless somebody pays or signs. */
  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;
}
