import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { JsonScalar } from '../../platform/graphql/scalars.ts';
import { readableDetails } from '../../platform/lib/readable-amounts.ts';
import { Order } from './order.entity.ts';

export const OrderEventKind = {
  PLACED: 'PLACED',
  SOLD: 'SOLD',
  UPDATED: 'UPDATED',
  PAID: 'PAID',
  SHIPPED: 'SHIPPED',
  DELIVERED: 'DELIVERED',
  RETURNED: 'RETURNED',
  REFUNDED: 'REFUNDED',
  CORRECTED: 'CORRECTED',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
  VOIDED: 'VOIDED',
} as const;
export type OrderEventKind = keyof typeof OrderEventKind;
registerEnumType(OrderEventKind, {
  name: 'OrderEventKind',
  description: 'A kind of event in the timeline of an order.',
  valuesConfig: {
    PLACED: { description: 'The order was placed.' },
    SOLD: { description: 'The order was sold at the counter.' },
    UPDATED: { description: 'Its addresses, its notes, or the number of a shipment were changed.' },
    PAID: { description: 'A payment was received.' },
    SHIPPED: { description: 'The order was shipped, or a part of it: `lines` in the details.' },
    DELIVERED: { description: 'The order was delivered, or one of its shipments.' },
    RETURNED: { description: 'Goods came back.' },
    REFUNDED: { description: 'Money was refunded.' },
    CORRECTED: { description: 'The sale was corrected.' },
    CANCELLED: { description: 'The order was canceled.' },
    EXPIRED: { description: 'The order was not paid in time and was canceled.' },
    VOIDED: { description: 'The sale was voided.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'An event in the timeline of an order.' })
@Entity()
@Index({ properties: ['order', 'at'] })
export class OrderEvent {
  static readonly idPrefix = 'orderevent';

  @Field(() => ID, { description: "The event's id." })
  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @ManyToOne(() => Order, { updateRule: 'restrict', deleteRule: 'restrict' })
  order!: Order;

  @Field(() => GraphQLISODateTime, { description: 'When it happened.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => OrderEventKind, { description: 'What happened.' })
  @Property({ type: 'string', length: 12 })
  kind!: OrderEventKind;

  @Property({ type: 'string', length: 48, nullable: true })
  actorId!: string | null;

  @Field(() => JsonScalar, {
    description:
      'Details of the event, for example an amount or a reason. Amounts are decimal numbers in the currency of the order.',
  })
  @Computed<OrderEvent>(['details'], readableDetails)
  @Property({ type: 'json' })
  details!: Record<string, unknown>;
}
