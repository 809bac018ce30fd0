import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { ShowsVersion } from '../../../platform/graphql/shown-columns.ts';
import { Order } from '../order.entity.ts';

@ShowsVersion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A shipment: what left the store at once for an order, such as a parcel.',
})
@Entity()
export class Shipment extends BaseEntity {
  static override readonly idPrefix = 'shipment';

  @Field(() => Order, { description: 'The order that it is for.' })
  @Loaded(() => Order)
  @ManyToOne(() => Order, { updateRule: 'restrict', deleteRule: 'restrict' })
  order!: Order;

  @Field(() => String, { nullable: true, description: 'Who carries it, such as DHL; null when nobody said.' })
  @Property({ type: 'string', length: 60, nullable: true })
  carrier: string | null = null;

  @Field(() => String, { nullable: true, description: "The carrier's number for it." })
  @Property({ type: 'string', length: 100, nullable: true })
  trackingNumber: string | null = null;

  @Field(() => GraphQLISODateTime, { description: 'When it was shipped.' })
  @Property({ type: 'datetime', length: 3 })
  shippedAt!: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was delivered; null while it is on its way.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  deliveredAt: Date | null = null;
}
