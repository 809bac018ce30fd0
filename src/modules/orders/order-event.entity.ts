import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { JsonScalar } from '../../platform/graphql/scalars.ts';
import { Order } from './order.entity.ts';

export const OrderEventKind = {
  PLACED: 'PLACED',
  SOLD: 'SOLD',
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
  description: 'What happened to an order.',
  valuesConfig: {
    PLACED: { description: 'It was placed.' },
    SOLD: { description: 'It was sold at the counter.' },
    PAID: { description: 'Money arrived.' },
    SHIPPED: { description: 'It left.' },
    DELIVERED: { description: 'The customer had it.' },
    RETURNED: { description: 'Something came back.' },
    REFUNDED: { description: 'Money was given back.' },
    CORRECTED: { description: 'A sale was corrected.' },
    CANCELLED: { description: 'It was called off.' },
    EXPIRED: { description: 'It was not paid in time.' },
    VOIDED: { description: 'A sale was voided.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Something that happened to an order.' })
@Entity()
@Index({ properties: ['order', 'at'] })
export class OrderEvent {
  static readonly idPrefix = 'orderevent';

  @Field(() => ID, { description: 'Its id.' })
  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @ManyToOne(() => Order, { updateRule: 'restrict', deleteRule: 'restrict' })
  order!: Order;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => OrderEventKind, { description: 'What.' })
  @Property({ type: 'string', length: 12 })
  kind!: OrderEventKind;

  @Property({ type: 'string', length: 48, nullable: true })
  actorId!: string | null;

  @Field(() => JsonScalar, { description: 'What else there is to know, such as an amount or a reason.' })
  @Property({ type: 'json' })
  details!: Record<string, unknown>;
}
